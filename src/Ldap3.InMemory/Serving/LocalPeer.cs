using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Serving;

/// <summary>Who runs the process at the other end of a Unix domain socket, as OpenLDAP names it.</summary>
static class LocalPeer
{
    // <sys/socket.h> of Linux; its struct ucred is pid, uid and gid of 32 bits each.
    const int SocketLevel = 1;
    const int PeerCredentials = 17;
    const int CredentialsLength = 12;

    /// <summary>The name; null where the system does not tell.</summary>
    public static DistinguishedName? NameOf(Socket socket)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        Span<byte> credentials = stackalloc byte[CredentialsLength];
        socket.GetRawSocketOption(SocketLevel, PeerCredentials, credentials);
        var numbers = MemoryMarshal.Cast<byte, uint>(credentials);
        return DistinguishedName.Parse(
            string.Create(CultureInfo.InvariantCulture, $"gidNumber={numbers[2]}+uidNumber={numbers[1]},cn=peercred,cn=external,cn=auth"));
    }
}
