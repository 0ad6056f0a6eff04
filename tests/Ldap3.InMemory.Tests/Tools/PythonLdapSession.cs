namespace Ldap3.InMemory.Tests.Tools;

/// <summary>python-ldap: Python's view of libldap.</summary>
public sealed class PythonLdapSession : ScriptedSession
{
    protected override (string Package, string Module) Client => ("python3-ldap", "ldap");

    protected override string[] Command(ClientTools tools) =>
    [
        "python_ldap_session.py", tools.Url, tools.TlsUrl, tools.AuthorityFile, ClientTools.Base, ClientTools.Administrator, "secret",
    ];
}
