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

    /// <summary>Cancels an operation, and says what became of it (RFC 3909).</summary>
    public const string Cancel = "1.3.6.1.1.8";

    /// <summary>Lets a dynamic entry live on (RFC 2589).</summary>
    public const string RefreshDynamicEntry = "1.3.6.1.4.1.1466.101.119.1";

    /// <summary>Begins a transaction (RFC 5805 section 2.1).</summary>
    public const string StartTransaction = "1.3.6.1.1.21.1";

    /// <summary>Commits or aborts a transaction (RFC 5805 section 2.3).</summary>
    public const string EndTransaction = "1.3.6.1.1.21.3";

    /// <summary>What a server sends, unasked, when it gives a transaction up (RFC 5805 section 2.4).</summary>
    public const string AbortedTransactionNotice = "1.3.6.1.1.21.4";

    /// <summary>Has client and server change places (RFC 4531).</summary>
    public const string Turn = "1.3.6.1.1.19";

    /// <summary>Has Active Directory check passwords only, without finding out what groups somebody is in ([MS-ADTS] 3.1.1.3.4.2.3).</summary>
    public const string FastBind = "1.2.840.113556.1.4.1781";
}
