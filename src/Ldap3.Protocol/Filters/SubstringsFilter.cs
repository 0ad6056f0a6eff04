using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Filters;

/// <summary>
/// Some value has these parts in this order, without overlap, by the substrings rule: <c>(cn=a*b*c)</c>
/// (RFC 4511 section 4.5.1.7.2).
/// </summary>
public sealed record SubstringsFilter : Filter
{
    /// <summary>Makes a substrings match of at least one part, none of which is empty.</summary>
    /// <param name="attribute">The attribute; its subtypes count too.</param>
    /// <param name="initial">What the value begins with, or null.</param>
    /// <param name="any">What follows somewhere, each after the one before.</param>
    /// <param name="final">What the value ends with, or null.</param>
    /// <exception cref="ArgumentException">There is no part, or an empty one: <see cref="Filter.Substrings"/> leaves those out.</exception>
    public SubstringsFilter(
        AttributeDescription attribute, OctetString? initial, IReadOnlyList<OctetString> any, OctetString? final)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        ArgumentNullException.ThrowIfNull(any);
        if (initial is null && final is null && any.Count == 0)
        {
            throw new ArgumentException("A substrings match needs at least one part.", nameof(any));
        }

        // RFC 4517 section 3.3.30: a substring is never empty.
        if (initial is { IsEmpty: true } || final is { IsEmpty: true } || any.Any(part => part.IsEmpty))
        {
            throw new ArgumentException("No part of a substrings match is empty.", nameof(any));
        }

        Attribute = attribute;
        Initial = initial;
        Any = [.. any];
        Final = final;
    }

    /// <summary>The attribute; its subtypes count too.</summary>
    public AttributeDescription Attribute { get; }

    /// <summary>What the value begins with, or null.</summary>
    public OctetString? Initial { get; }

    /// <summary>What follows somewhere, each after the one before.</summary>
    public IReadOnlyList<OctetString> Any { get; }

    /// <summary>What the value ends with, or null.</summary>
    public OctetString? Final { get; }

    /// <inheritdoc/>
    public bool Equals(SubstringsFilter? other) =>
        other is not null
        && Attribute.Equals(other.Attribute)
        && Initial == other.Initial
        && Final == other.Final
        && Any.SequenceEqual(other.Any);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Attribute, Initial, Final, FilterHash.Of("", Any));

    /// <summary>Gives the parts.</summary>
    public void Deconstruct(
        out AttributeDescription attribute,
        out OctetString? initial,
        out IReadOnlyList<OctetString> any,
        out OctetString? final)
    {
        attribute = Attribute;
        initial = Initial;
        any = Any;
        final = Final;
    }
}
