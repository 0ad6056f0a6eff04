namespace Ldap3.InMemory.Tests.Tools;

/// <summary>The Python ldap3, whose features this library takes for its measure.</summary>
public sealed class PythonLdap3Session : ScriptedSession
{
    protected override (string Package, string Module) Client => ("python3-ldap3", "ldap3");

    protected override string[] Command(ClientTools tools) =>
    [
        "ldap3_session.py", "127.0.0.1", $"{tools.Port}", $"{tools.TlsPort}", tools.AuthorityFile, ClientTools.Base,
        ClientTools.Administrator, "secret",
    ];
}
