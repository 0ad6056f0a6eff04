using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Schema.Matching;

/// <summary>
/// Rules that compare prepared strings (RFC 4517 sections 4.2.3 to 4.2.15, 4.2.22 to 4.2.24, 4.2.32): they differ in whether case counts,
/// and in what is left out as insignificant.
/// </summary>
sealed class PreparedStringRule(string oid, string name, string syntax, bool foldCase, Insignificant insignificant, bool hasOrder)
    : MatchingRule(oid, name, syntax)
{
    public override bool HasOrder => hasOrder;

    public override OctetString? Normalize(ReadOnlySpan<byte> value)
    {
        if (insignificant == Insignificant.Spaces && IsPlain(value, foldCase))
        {
            return new OctetString(value.ToArray());
        }

        return Prepare(value) is { } text ? OctetString.FromString(text) : default(OctetString?);
    }

    public override int? Compare(ReadOnlySpan<byte> value, ReadOnlySpan<byte> asserted) =>
        Prepare(asserted) is { } wanted && Prepare(value) is { } text ? string.CompareOrdinal(text, wanted) : null;

    public override bool? HasSubstrings(
        ReadOnlySpan<byte> value, OctetString? initial, IReadOnlyList<OctetString> any, OctetString? final)
    {
        if (Prepare(value) is not { } text)
        {
            return false;
        }

        var rest = text.AsSpan();
        if (initial is { } start)
        {
            if (PreparePart(start, atStart: true, atEnd: false) is not { } prefix)
            {
                return null;
            }

            if (!rest.StartsWith(prefix, StringComparison.Ordinal))
            {
                return false;
            }

            rest = rest[prefix.Length..];
        }

        foreach (var middle in any)
        {
            if (PreparePart(middle, atStart: false, atEnd: false) is not { } part)
            {
                return null;
            }

            var at = rest.IndexOf(part, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            rest = rest[(at + part.Length)..];
        }

        return final is not { } end ? true
            : PreparePart(end, atStart: false, atEnd: true) is { } suffix ? rest.EndsWith(suffix, StringComparison.Ordinal)
            : null;
    }

    string? Prepare(ReadOnlySpan<byte> octets) =>
        StringPreparation.Prepare(octets, foldCase) is { } text ? Strip(text) : null;

    string Strip(string text) => insignificant switch
    {
        Insignificant.Spaces => StringPreparation.CollapseSpaces(text),

        // RFC 4518 sections 2.6.2 and 2.6.3
        Insignificant.AllSpaces => text.Replace(" ", "", StringComparison.Ordinal),
        Insignificant.SpacesAndHyphens => string.Concat(text.Where(c => c is not (' ' or '-' or '\u2010' or '\u2011' or '\u2212'))),
        _ => text,
    };

    // RFC 4518 section 2.6.1: a part keeps one space at an end that is not the end of the value.
    string? PreparePart(OctetString octets, bool atStart, bool atEnd)
    {
        if (StringPreparation.Prepare(octets.Span, foldCase) is not { } text)
        {
            return null;
        }

        if (insignificant != Insignificant.Spaces)
        {
            return Strip(text);
        }

        var inner = StringPreparation.CollapseSpaces(text);
        if (inner.Length == 0)
        {
            return text.Length > 0 && !atStart && !atEnd ? " " : "";
        }

        return (!atStart && text[0] == ' ' ? " " : "") + inner + (!atEnd && text[^1] == ' ' ? " " : "");
    }

    // Most values are lower-case ASCII words already.
    static bool IsPlain(ReadOnlySpan<byte> value, bool foldCase)
    {
        if (value.IsEmpty || value[0] == ' ' || value[^1] == ' ' || value.IndexOf("  "u8) >= 0)
        {
            return false;
        }

        foreach (var octet in value)
        {
            if (octet is < 0x20 or >= 0x7F || (foldCase && octet is >= (byte)'A' and <= (byte)'Z'))
            {
                return false;
            }
        }

        return true;
    }
}
