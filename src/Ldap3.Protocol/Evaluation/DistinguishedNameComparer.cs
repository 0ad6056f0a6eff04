using System.Text;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Schema.Matching;

namespace Ldap3.Protocol.Evaluation;

/// <summary>
/// Compares names as a server with that schema does (distinguishedNameMatch, RFC 4517 section 4.2.15): each naming
/// attribute by its own equality rule, its names and its number being the same, parts joined by <c>+</c> in any order.
/// <see cref="DistinguishedName"/> itself, which knows no schema, takes all values for text without regard to case.
/// Immutable and thread-safe.
/// </summary>
/// <remarks>
/// Attributes that the schema does not know, and values that are not of their syntax, compare as
/// <see cref="DistinguishedName"/> has it.
/// </remarks>
public sealed class DistinguishedNameComparer : IEqualityComparer<DistinguishedName>
{
    readonly MatchingRule _rule;

    /// <summary>Makes a comparer.</summary>
    /// <param name="schema">What the naming attributes are.</param>
    public DistinguishedNameComparer(LdapSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Schema = schema;
        _rule = schema.Rules.Find("distinguishedNameMatch")!;
    }

    /// <summary>What the naming attributes are.</summary>
    public LdapSchema Schema { get; }

    /// <summary>Whether the names are equal.</summary>
    public bool Equals(DistinguishedName x, DistinguishedName y) => Key(x) == Key(y);

    /// <inheritdoc/>
    public int GetHashCode(DistinguishedName obj) => Key(obj).GetHashCode();

    /// <summary>Whether the name lies anywhere below the other; not when it is the other.</summary>
    public bool IsDescendantOf(DistinguishedName name, DistinguishedName ancestor) => DepthBelow(name, ancestor) > 0;

    /// <summary>How many levels the name lies below the other: 0 when it is the other, null when it is not below it.</summary>
    public int? DepthBelow(DistinguishedName name, DistinguishedName ancestor)
    {
        var depth = name.Rdns.Count - ancestor.Rdns.Count;
        return depth >= 0 && Equals(new DistinguishedName([.. name.Rdns.Skip(depth)]), ancestor) ? depth : null;
    }

    OctetString Key(DistinguishedName name) =>
        _rule.Normalize(Encoding.UTF8.GetBytes(name.ToString())) ?? Encoding.UTF8.GetBytes(name.Normalized);
}
