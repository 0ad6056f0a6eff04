using System.Diagnostics.CodeAnalysis;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Names;

/// <summary>
/// The name of an entry (RFC 4514), such as <c>uid=ada,ou=People,dc=example,dc=org</c>. Immutable; the default is the
/// empty name, which is the root DSE's. Equal when the parts are, however they are written.
/// </summary>
/// <remarks>
/// Names compare without a schema: attribute types without regard to case, well-known short names equal to their numbers
/// (RFC 4514 section 3), values as text without regard to case and to leading, trailing and repeated spaces, as the
/// rules of nearly all naming attributes have it (RFC 4517 section 4.2, RFC 4518). Values that are not UTF-8 compare
/// octet by octet.
/// </remarks>
public readonly struct DistinguishedName : IEquatable<DistinguishedName>, IParsable<DistinguishedName>
{
    readonly DistinguishedNameData? _data;

    /// <summary>Makes a name of its parts, the entry's own first.</summary>
    public DistinguishedName(params IReadOnlyList<RelativeDistinguishedName> rdns)
        : this(rdns.Count == 0 ? null : new DistinguishedNameData([.. rdns]))
    {
    }

    DistinguishedName(DistinguishedNameData? data) => _data = data;

    /// <summary>The empty name: the root DSE.</summary>
    public static DistinguishedName Empty => default;

    /// <summary>Whether this is the empty name.</summary>
    public bool IsEmpty => _data is null;

    /// <summary>The parts, the entry's own first.</summary>
    /// <exception cref="LdapFormatException">The name came from a server or is verbatim, and RFC 4514 does not know its form.</exception>
    public IReadOnlyList<RelativeDistinguishedName> Rdns => _data?.Rdns ?? [];

    /// <summary>The name among the siblings, or null for the empty name.</summary>
    /// <exception cref="LdapFormatException">The name came from a server or is verbatim, and RFC 4514 does not know its form.</exception>
    public RelativeDistinguishedName? Rdn => IsEmpty ? null : Rdns[0];

    /// <summary>The name of the parent; the empty name's parent is itself.</summary>
    /// <exception cref="LdapFormatException">The name came from a server or is verbatim, and RFC 4514 does not know its form.</exception>
    public DistinguishedName Parent => Rdns.Count <= 1 ? default : Slice(1, Rdns.Count - 1);

    /// <summary>
    /// The name in a form that is the same text for equal names: what equality compares, and a key to store names by. It
    /// is an RFC 4514 name again, and each of its commas separates parts: a name lies below another exactly when its
    /// normalised form ends with a comma and the other's.
    /// </summary>
    public string Normalized => _data?.Normalized ?? "";

    /// <summary>Whether the names are equal.</summary>
    public static bool operator ==(DistinguishedName left, DistinguishedName right) => left.Equals(right);

    /// <summary>Whether the names differ.</summary>
    public static bool operator !=(DistinguishedName left, DistinguishedName right) => !left.Equals(right);

    /// <summary>Reads a name in RFC 4514 form. What older peers write is refused.</summary>
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static DistinguishedName Parse(string text) => Parse(text, DistinguishedNameSyntax.Strict);

    /// <summary>Reads a name in RFC 4514 form, as strictly as asked for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="syntax">How strictly it is read.</param>
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static DistinguishedName Parse(string text, DistinguishedNameSyntax syntax)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rdns = DistinguishedNameParser.Parse(text);
        return syntax == DistinguishedNameSyntax.Strict && DistinguishedNameLiberties.Find(text) is var (problem, position)
            ? throw new LdapFormatException($"{problem}; {nameof(DistinguishedNameSyntax)}.{nameof(DistinguishedNameSyntax.Lenient)} takes it", text, position)
            : Create(text, rdns);
    }

    /// <summary>Reads a name in RFC 4514 form, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DistinguishedName result) =>
        TryParse(text, DistinguishedNameSyntax.Strict, out result);

    /// <summary>Reads a name as strictly as asked for, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, DistinguishedNameSyntax syntax, out DistinguishedName result)
    {
        result = default;
        if (text is null || !DistinguishedNameParser.TryParse(text, out var rdns)
            || (syntax == DistinguishedNameSyntax.Strict && DistinguishedNameLiberties.Find(text) is not null))
        {
            return false;
        }

        result = Create(text, rdns);
        return true;
    }

    static DistinguishedName IParsable<DistinguishedName>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<DistinguishedName>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, out DistinguishedName result) => TryParse(s, out result);

    /// <summary>
    /// Reads a name from an interpolated string whose holes are values: <c>DistinguishedName.Of($"uid={value},{baseDn}")</c>.
    /// A value needs no escaping and cannot add parts; a distinguished name or a relative one stands where a part may.
    /// </summary>
    /// <exception cref="LdapFormatException">The text around the holes is no name, or a hole stands where no value may.</exception>
    public static DistinguishedName Of(DistinguishedNameInterpolatedStringHandler text)
    {
        var rdns = DistinguishedNameParser.Parse(text.Template);
        return rdns.Count == 0 ? default : new(new DistinguishedNameData(rdns));
    }

    /// <summary>
    /// Takes a text as a name without looking at it, for forms that only the server knows, such as Active Directory's
    /// <c>&lt;GUID=...&gt;</c>. Such a name equals only the same text when RFC 4514 does not know its form.
    /// </summary>
    public static DistinguishedName Verbatim(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0 ? default : new(new DistinguishedNameData(text));
    }

    /// <summary>The name of the entry so named below this one.</summary>
    public DistinguishedName Child(RelativeDistinguishedName rdn) => new(new DistinguishedNameData([rdn, .. Rdns]));

    /// <summary>The name of the entry so named below this one. The value needs no escaping.</summary>
    /// <exception cref="LdapFormatException">The type is neither a short name nor a dotted number.</exception>
    public DistinguishedName Child(string type, OctetString value) => Child(new RelativeDistinguishedName(type, value));

    /// <summary>Whether this entry lies directly below the other.</summary>
    public bool IsChildOf(DistinguishedName parent) =>
        IsDescendantOf(parent) && LeadLength(parent) is var lead && Normalized.AsSpan(0, lead).IndexOf(',') < 0;

    /// <summary>Whether this entry lies anywhere below the other; not when it is the other.</summary>
    public bool IsDescendantOf(DistinguishedName ancestor)
    {
        if (ancestor.IsEmpty)
        {
            return !IsEmpty;
        }

        var lead = LeadLength(ancestor);
        return lead > 0 && Normalized[lead] == ',' && Normalized.EndsWith(ancestor.Normalized, StringComparison.Ordinal);
    }

    /// <summary>
    /// How many levels this entry lies below the other: 0 when it is the other, 1 for a child, null when it is neither
    /// the other nor below it.
    /// </summary>
    public int? DepthBelow(DistinguishedName ancestor)
    {
        if (Equals(ancestor))
        {
            return 0;
        }

        return IsDescendantOf(ancestor) ? Normalized.AsSpan(0, LeadLength(ancestor)).Count(',') + 1 : null;
    }

    /// <summary>The part of this name before the other's, which lies above: <c>uid=a,ou=b</c> of <c>uid=a,ou=b,o=c</c>.</summary>
    /// <exception cref="ArgumentException">This entry is neither the other nor below it.</exception>
    public DistinguishedName RelativeTo(DistinguishedName ancestor) =>
        DepthBelow(ancestor) is { } depth
            ? Slice(0, depth)
            : throw new ArgumentException($"{this} does not lie below {ancestor}.", nameof(ancestor));

    /// <summary>The name that has this one's parts and then the other's: the opposite of <see cref="RelativeTo"/>.</summary>
    public DistinguishedName Below(DistinguishedName ancestor) => new([.. Rdns, .. ancestor.Rdns]);

    /// <summary>The lowest name that both lie below or are; the empty name when there is no other.</summary>
    public DistinguishedName CommonAncestor(DistinguishedName other)
    {
        var (mine, theirs) = (Rdns, other.Rdns);
        var shared = 0;
        while (shared < mine.Count && shared < theirs.Count && mine[^(shared + 1)].Equals(theirs[^(shared + 1)]))
        {
            shared++;
        }

        return Slice(mine.Count - shared, shared);
    }

    /// <summary>The name after a renaming (RFC 4511 section 4.9): another relative name, below the same parent or another.</summary>
    /// <param name="newRdn">The new relative name.</param>
    /// <param name="newSuperior">The new parent, or null to stay below the present one.</param>
    public DistinguishedName Rename(RelativeDistinguishedName newRdn, DistinguishedName? newSuperior = null) =>
        (newSuperior ?? Parent).Child(newRdn);

    /// <summary>The name after the other, which is this one or above it, became a third: what a renaming does to all below.</summary>
    /// <exception cref="ArgumentException">This entry is neither <paramref name="from"/> nor below it.</exception>
    public DistinguishedName Move(DistinguishedName from, DistinguishedName to) => RelativeTo(from).Below(to);

    /// <inheritdoc/>
    public bool Equals(DistinguishedName other) =>
        ReferenceEquals(_data, other._data)
        || (_data is not null
            && other._data is not null
            && (_data.IsWrittenLike(other._data) || _data.Normalized == other._data.Normalized));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DistinguishedName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _data?.Hash ?? 0;

    /// <summary>The name as it was written, or as RFC 4514 writes it.</summary>
    public override string ToString() => _data?.Text ?? "";

    /// <summary>
    /// The name as RFC 4514 section 2 writes it, whatever form it came in: no spaces around separators, short names of
    /// types in lower case, no more escapes than needed. The case and spaces of values stay, unlike in <see cref="Normalized"/>.
    /// </summary>
    /// <exception cref="LdapFormatException">The name came from a server or is verbatim, and RFC 4514 does not know its form.</exception>
    public string ToCanonicalString() => _data?.Write(canonical: true) ?? "";

    /// <summary>A name that a server sent: kept as it came, taken apart when looked at.</summary>
    internal static DistinguishedName FromServer(string text) => Verbatim(text);

    static DistinguishedName Create(string text, IReadOnlyList<RelativeDistinguishedName> rdns) =>
        rdns.Count == 0 ? default : new(new DistinguishedNameData(text, rdns));

    DistinguishedName Slice(int start, int count) =>
        count == 0 ? default : new(new DistinguishedNameData([.. Rdns.Skip(start).Take(count)]));

    // How much of the normalised form stands before the comma and the ancestor's.
    int LeadLength(DistinguishedName ancestor) =>
        ancestor.IsEmpty ? Normalized.Length : Normalized.Length - ancestor.Normalized.Length - 1;
}
