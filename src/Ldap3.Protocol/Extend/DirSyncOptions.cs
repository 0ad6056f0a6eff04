using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Extend;

/// <summary>What <see cref="DirSync"/> reads. Immutable.</summary>
public sealed record DirSyncOptions
{
    /// <summary>The root of the naming context: Active Directory takes no other base.</summary>
    public required DistinguishedName NamingContext { get; init; }

    /// <summary>Which objects. All by default. The deleted ones have few attributes left to be found by.</summary>
    public Filter Filter { get; init; } = Filter.Present("objectClass");

    /// <summary>Which attributes; empty, the default, is all. <c>objectGUID</c> always comes.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>What is returned. By default the values of links that came and went, not all of them anew.</summary>
    public DirSyncFlags Flags { get; init; } = DirSyncFlags.IncrementalValues;

    /// <summary>Where the changes begin: what <see cref="DirSync.Cookie"/> was. Empty, the default, for everything.</summary>
    public OctetString Cookie { get; init; }

    /// <summary>The most attributes in one answer of the server, as a hint. As many as it likes by default.</summary>
    public int MaxAttributeCount { get; init; } = int.MaxValue;
}
