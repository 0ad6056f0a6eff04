using System.Runtime.InteropServices;

namespace Ldap3.Server.Tests.Security;

/// <summary>
/// Tells Kerberos in this process of the realms of all servers that run. By the C library: what .NET sets in the
/// environment, native code does not see.
/// </summary>
static partial class KerberosEnvironment
{
    static readonly Lazy<bool> Prepared = new(Prepare);

    /// <summary>Whether a server has a realm to get tickets from.</summary>
    /// <param name="server">The server's name in the environment: OPENLDAP or SAMBA.</param>
    public static bool Knows(string server) => Prepared.Value && File(server) is { Length: > 0 };

    /// <summary>Whether Kerberos' library here knows NTLM too, by gss-ntlmssp.</summary>
    public static bool HasNtlm => Directory.Exists("/usr/lib")
        && Directory.EnumerateDirectories("/usr/lib").Append("/usr/lib").Append("/usr/lib64")
            .Any(folder => System.IO.File.Exists(Path.Combine(folder, "gssntlmssp", "gssntlmssp.so")));

    static bool Prepare()
    {
        string?[] files = [File("OPENLDAP"), File("SAMBA")];
        var present = files.Where(file => !string.IsNullOrEmpty(file)).ToArray();
        if (present.Length == 0 || !OperatingSystem.IsLinux())
        {
            return false;
        }

        // The first file's default realm and hosts win.
        return SetEnvironment("KRB5_CONFIG", string.Join(':', present), 1) == 0
            && SetEnvironment("KRB5CCNAME", "MEMORY:ldap3-tests", 1) == 0;
    }

    static string? File(string server) => Environment.GetEnvironmentVariable($"LDAP3_{server}_KRB5_CONFIG");

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
