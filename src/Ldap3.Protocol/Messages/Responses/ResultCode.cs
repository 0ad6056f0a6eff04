namespace Ldap3.Protocol.Messages;

/// <summary>
/// The outcome a server reports for an operation (RFC 4511 section 4.1.9 and Appendix A; later codes name their source).
/// Codes that are not listed are kept as their number.
/// </summary>
public enum ResultCode
{
    /// <summary>The operation was carried out.</summary>
    Success = 0,

    /// <summary>The operation came in the wrong order, for instance a StartTLS with others still under way.</summary>
    OperationsError = 1,

    /// <summary>The server could not make sense of what it was sent.</summary>
    ProtocolError = 2,

    /// <summary>The time limit was reached before the search was done.</summary>
    TimeLimitExceeded = 3,

    /// <summary>More entries matched than the size limit allows to return.</summary>
    SizeLimitExceeded = 4,

    /// <summary>The compared value is not there.</summary>
    CompareFalse = 5,

    /// <summary>The compared value is there.</summary>
    CompareTrue = 6,

    /// <summary>The authentication method is not supported.</summary>
    AuthMethodNotSupported = 7,

    /// <summary>The server wants stronger authentication, or integrity or confidentiality protection.</summary>
    StrongerAuthRequired = 8,

    /// <summary>Another server has what was asked for.</summary>
    Referral = 10,

    /// <summary>An administrative limit was exceeded.</summary>
    AdminLimitExceeded = 11,

    /// <summary>A critical control is not supported or not fit for the operation.</summary>
    UnavailableCriticalExtension = 12,

    /// <summary>The server wants confidentiality (TLS) for this.</summary>
    ConfidentialityRequired = 13,

    /// <summary>The SASL exchange goes on.</summary>
    SaslBindInProgress = 14,

    /// <summary>The entry has no such attribute or value.</summary>
    NoSuchAttribute = 16,

    /// <summary>The schema has no such attribute.</summary>
    UndefinedAttributeType = 17,

    /// <summary>The attribute has no such matching rule.</summary>
    InappropriateMatching = 18,

    /// <summary>The value breaks a constraint, such as being single or its length.</summary>
    ConstraintViolation = 19,

    /// <summary>The attribute or value is there already.</summary>
    AttributeOrValueExists = 20,

    /// <summary>The value does not conform to the attribute's syntax.</summary>
    InvalidAttributeSyntax = 21,

    /// <summary>There is no such entry.</summary>
    NoSuchObject = 32,

    /// <summary>An alias names no entry.</summary>
    AliasProblem = 33,

    /// <summary>The text is no distinguished name.</summary>
    InvalidDnSyntax = 34,

    /// <summary>An alias was met where it may not be, or may not be read.</summary>
    AliasDereferencingProblem = 36,

    /// <summary>The credentials must be given in another form.</summary>
    InappropriateAuthentication = 48,

    /// <summary>The name or the password is wrong.</summary>
    InvalidCredentials = 49,

    /// <summary>The client may not do that.</summary>
    InsufficientAccessRights = 50,

    /// <summary>The server is too busy.</summary>
    Busy = 51,

    /// <summary>The server is shutting down or a part that it needs is offline.</summary>
    Unavailable = 52,

    /// <summary>The server does not want to do that.</summary>
    UnwillingToPerform = 53,

    /// <summary>The server found that the operation would loop.</summary>
    LoopDetect = 54,

    /// <summary>The request lacks a sort control that another control needs (draft-ietf-ldapext-ldapv3-vlv).</summary>
    SortControlMissing = 60,

    /// <summary>The offset of a virtual list view lies outside the list (draft-ietf-ldapext-ldapv3-vlv).</summary>
    OffsetRangeError = 61,

    /// <summary>The name breaks a naming rule.</summary>
    NamingViolation = 64,

    /// <summary>The entry would break its object classes.</summary>
    ObjectClassViolation = 65,

    /// <summary>Only a leaf entry can do that.</summary>
    NotAllowedOnNonLeaf = 66,

    /// <summary>The attribute is part of the entry's name.</summary>
    NotAllowedOnRdn = 67,

    /// <summary>There is an entry of that name.</summary>
    EntryAlreadyExists = 68,

    /// <summary>The structural object class cannot be changed.</summary>
    ObjectClassModsProhibited = 69,

    /// <summary>The operation would span several servers.</summary>
    AffectsMultipleDsas = 71,

    /// <summary>The virtual list view failed (draft-ietf-ldapext-ldapv3-vlv).</summary>
    VirtualListViewError = 76,

    /// <summary>Something else went wrong; see the diagnostic message.</summary>
    Other = 80,

    /// <summary>The operation was cancelled (RFC 3909).</summary>
    Canceled = 118,

    /// <summary>There is no such operation to cancel (RFC 3909).</summary>
    NoSuchOperation = 119,

    /// <summary>It is too late to cancel (RFC 3909).</summary>
    TooLate = 120,

    /// <summary>The operation cannot be cancelled (RFC 3909).</summary>
    CannotCancel = 121,

    /// <summary>The assertion control's filter does not match the entry (RFC 4528).</summary>
    AssertionFailed = 122,

    /// <summary>The client may not act as the proxied identity (RFC 4370).</summary>
    AuthorizationDenied = 123,

    /// <summary>The content must be synchronised from the start (RFC 4533).</summary>
    SyncRefreshRequired = 4096,

    /// <summary>The change would be done, were it not for the control that asks only whether (draft-zeilenga-ldap-noop; OpenLDAP's number).</summary>
    NoOperation = 16654,
}
