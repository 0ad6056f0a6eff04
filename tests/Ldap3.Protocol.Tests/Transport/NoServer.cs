using System.Net;
using System.Net.Sockets;

namespace Ldap3.Protocol.Tests.Transport;

/// <summary>A port where nobody listens: taken for as long as the tests run, so that no server of theirs is given it.</summary>
static class NoServer
{
    static readonly Socket Taken = Take();

    public static int Port => ((IPEndPoint)Taken.LocalEndPoint!).Port;

    public static string Url => $"ldap://127.0.0.1:{Port}";

    static Socket Take()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }
}
