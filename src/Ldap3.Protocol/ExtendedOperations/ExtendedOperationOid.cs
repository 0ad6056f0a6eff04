namespace Ldap3.Protocol.ExtendedOperations;

/// <summary>The object identifiers of the extended operations that this library knows.</summary>
public static class ExtendedOperationOid
{
    /// <summary>Begins TLS (RFC 4511 section 4.14).</summary>
    public const string StartTls = "1.3.6.1.4.1.1466.20037";

    /// <summary>Changes a password (RFC 3062).</summary>
    public const string ModifyPassword = "1.3.6.1.4.1.4203.1.11.1";

    /// <summary>Asks who the client is (RFC 4532).</summary>
    public const string WhoAmI = "1.3.6.1.4.1.4203.1.11.3";

    /// <summary>What a server sends, unasked, before it ends a session (RFC 4511 section 4.4.1).</summary>
    public const string NoticeOfDisconnection = "1.3.6.1.4.1.1466.20036";
}
