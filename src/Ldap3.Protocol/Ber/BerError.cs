using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ldap3.Protocol.Ber;

/// <summary>What <see cref="BerReader"/> throws, kept apart so that reading itself stays small.</summary>
static class BerError
{
    [DoesNotReturn]
    public static void WrongTag(byte expected, byte found, int offset) =>
        throw new LdapProtocolException(At($"{BerTag.Describe(expected)} was expected, {BerTag.Describe(found)} found", offset));

    [DoesNotReturn]
    public static void Missing(byte expected, int offset) =>
        throw new LdapProtocolException(At($"{BerTag.Describe(expected)} was expected, the end of the element found", offset));

    [DoesNotReturn]
    public static void UnexpectedElement(string expected, byte found, int offset) =>
        throw new LdapProtocolException(At($"{expected} was expected, {BerTag.Describe(found)} found", offset));

    [DoesNotReturn]
    public static void MissingElement(int offset) =>
        throw new LdapProtocolException(At("Another element was expected, the end of the enclosing one found", offset));

    [DoesNotReturn]
    public static void HighTag(int offset) =>
        throw new LdapProtocolException(At("A tag of one octet was expected, a tag of several octets found", offset));

    [DoesNotReturn]
    public static void IndefiniteLength(int offset) =>
        throw new LdapProtocolException(
            At("A definite length was expected (RFC 4511 section 5.1), an indefinite one found", offset));

    [DoesNotReturn]
    public static void LongLength(int octets, int offset) =>
        throw new LdapProtocolException(At($"A length of at most 4 octets was expected, one of {octets} found", offset));

    [DoesNotReturn]
    public static void Overrun(long length, int available, int offset) =>
        throw new LdapProtocolException(
            At($"A length of at most {available} was expected, as much as the enclosing element holds, {length} found", offset));

    [DoesNotReturn]
    public static void WrongLength(byte tag, int length, string expected, int offset) =>
        throw new LdapProtocolException(At($"{BerTag.Describe(tag)} of {expected} was expected, one of {length} found", offset));

    [DoesNotReturn]
    public static void OutOfRange(long value, int minimum, int maximum, int offset) =>
        throw new LdapProtocolException(At($"A number from {minimum} to {maximum} was expected, {value} found", offset));

    [DoesNotReturn]
    public static void Trailing(int count, int offset) =>
        throw new LdapProtocolException(At($"The end was expected, {count} more octets found", offset));

    [DoesNotReturn]
    public static void Malformed(string expectedAndFound, int offset) =>
        throw new LdapProtocolException(At(expectedAndFound, offset));

    static string At(FormattableString problem, int offset) => At(problem.ToString(CultureInfo.InvariantCulture), offset);

    static string At(string problem, int offset) =>
        string.Create(CultureInfo.InvariantCulture, $"{problem} at octet {offset}.");
}
