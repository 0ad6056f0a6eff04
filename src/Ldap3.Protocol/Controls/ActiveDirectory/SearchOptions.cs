namespace Ldap3.Protocol.Controls;

/// <summary>How a search goes about naming contexts ([MS-ADTS] section 3.1.1.3.4.1.12).</summary>
[Flags]
public enum SearchOptions
{
    /// <summary>As without the control.</summary>
    None = 0,

    /// <summary>No references to other naming contexts: what <see cref="DomainScopeControl"/> does.</summary>
    DomainScope = 1,

    /// <summary>All naming contexts of the server that lie below the base are searched, also below a base that does not exist.</summary>
    PhantomRoot = 2,
}
