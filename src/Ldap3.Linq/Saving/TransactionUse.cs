namespace Ldap3.Linq.Saving;

/// <summary>Whether changes are saved all together or not at all (RFC 5805).</summary>
public enum TransactionUse
{
    /// <summary>One by one: what was applied before a refusal stays applied. The default.</summary>
    Never = 0,

    /// <summary>Together where the server has transactions, as OpenLDAP does; else one by one.</summary>
    WhenAvailable = 1,

    /// <summary>Together; saving throws where the server has no transactions.</summary>
    Required = 2,
}
