using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.ExtendedOperations;

/// <summary>What a server said unasked (RFC 4511 section 4.4).</summary>
/// <param name="notification">The server's message.</param>
public sealed class UnsolicitedNotificationEventArgs(ExtendedResponse notification) : EventArgs
{
    /// <summary>
    /// The server's message. Its <see cref="ExtendedResponse.Oid"/> says what it is, such as
    /// <see cref="ExtendedOperationOid.NoticeOfDisconnection"/>.
    /// </summary>
    public ExtendedResponse Notification { get; } = notification;
}
