using System.Globalization;
using System.Text;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Schema.Matching;

/// <summary>The normal forms of values that are no plain strings (RFC 4517 sections 3.3 and 4.2). Null: not of the syntax.</summary>
static class Normalizers
{
    const int LongestTime = 64;

    public static OctetString? Octets(ReadOnlySpan<byte> value) => new OctetString(value.ToArray());

    // RFC 4517 section 3.3.16: ( HYPHEN LDIGIT *DIGIT ) / number, so no leading zeros and no plus sign.
    public static OctetString? Integer(ReadOnlySpan<byte> value)
    {
        var digits = value is [(byte)'-', ..] ? value[1..] : value;
        if (digits.IsEmpty || digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)
        {
            return null;
        }

        return digits[0] == '0' && value.Length > 1 ? null : Octets(value);
    }

    public static int CompareIntegers(OctetString left, OctetString right)
    {
        var leftNegative = left.Span[0] == '-';
        var rightNegative = right.Span[0] == '-';
        if (leftNegative != rightNegative)
        {
            return leftNegative ? -1 : 1;
        }

        var order = left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.Span.SequenceCompareTo(right.Span);
        return leftNegative ? -order : order;
    }

    // RFC 4517 section 3.3.3
    public static OctetString? Boolean(ReadOnlySpan<byte> value) =>
        value.SequenceEqual("TRUE"u8) || value.SequenceEqual("FALSE"u8) ? Octets(value) : default(OctetString?);

    // RFC 4517 section 3.3.2: '1010'B
    public static OctetString? BitString(ReadOnlySpan<byte> value) =>
        value is [(byte)'\'', .. var bits, (byte)'\'', (byte)'B'] && bits.IndexOfAnyExcept((byte)'0', (byte)'1') < 0
            ? Octets(bits)
            : default(OctetString?);

    public static OctetString? Name(ReadOnlySpan<byte> value) =>
        DistinguishedName.TryParse(Encoding.UTF8.GetString(value), out var name) ? OctetString.FromString(name.Normalized) : default(OctetString?);

    // RFC 4517 section 4.2.31: a name and an optional bit string after a number sign.
    public static OctetString? NameAndOptionalUid(ReadOnlySpan<byte> value)
    {
        var mark = value.LastIndexOf((byte)'#');
        return mark > 0 && BitString(value[(mark + 1)..]) is { } uid
            ? Name(value[..mark]) is { } name ? OctetString.FromString($"{name}#{uid}") : default(OctetString?)
            : Name(value);
    }

    // RFC 4517 section 4.2.26: names of the schema equal their numbers, which needs the schema; here they are text.
    public static OctetString? ObjectIdentifier(ReadOnlySpan<byte> value)
    {
        var text = Encoding.UTF8.GetString(value).Trim(' ');
        return AttributeDescription.TryParse(text, out var description) && !description.HasOptions
            ? OctetString.FromString(text.ToLowerInvariant())
            : default(OctetString?);
    }

    // RFC 4517 sections 4.2.15 and 4.2.27: the first component of a definition.
    public static OctetString? FirstComponent(ReadOnlySpan<byte> value)
    {
        var text = Encoding.UTF8.GetString(value).TrimStart(' ', '(');
        var end = text.IndexOfAny([' ', ')']);
        return OctetString.FromString((end < 0 ? text : text[..end]).ToLowerInvariant());
    }

    // RFC 4517 section 3.3.13; the normal form is in UTC with all digits, so octets compare as times do.
    public static OctetString? GeneralizedTime(ReadOnlySpan<byte> value) =>
        value.Length <= LongestTime && GeneralizedTimeSyntax.TryParse(Encoding.ASCII.GetString(value), out var time)
            ? OctetString.FromString(time.UtcDateTime.ToString("yyyyMMddHHmmss.fffffff", CultureInfo.InvariantCulture))
            : default(OctetString?);

    // RFC 4530 section 2.1
    public static OctetString? Uuid(ReadOnlySpan<byte> value) =>
        Guid.TryParseExact(Encoding.ASCII.GetString(value), "D", out var uuid) ? OctetString.FromString(uuid.ToString("D")) : default(OctetString?);

    // RFC 4517 section 4.2.12: each line of a postal address by itself.
    public static OctetString? LowerCaseList(ReadOnlySpan<byte> value) =>
        StringPreparation.Prepare(value, foldCase: true) is { } text
            ? OctetString.FromString(string.Join('$', text.Split('$').Select(StringPreparation.CollapseSpaces)))
            : default(OctetString?);

    public static int CompareOctets(OctetString left, OctetString right) => left.Span.SequenceCompareTo(right.Span);
}
