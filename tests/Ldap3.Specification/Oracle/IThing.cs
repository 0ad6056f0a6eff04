using Ldap3.Protocol.Names;

namespace Ldap3.Specification.Oracle;

/// <summary>What the oracle asks of every class that it asks about.</summary>
public interface IThing
{
    /// <summary>The name.</summary>
    DistinguishedName Dn { get; set; }

    /// <summary>What tells it from the others.</summary>
    string Key { get; set; }
}
