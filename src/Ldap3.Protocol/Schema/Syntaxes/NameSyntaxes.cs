using System.Buffers.Text;
using System.Text;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Schema.Syntaxes;

/// <summary>Syntaxes whose values name something (RFC 4517 section 3.3, RFC 4530 section 2.1).</summary>
static class NameSyntaxes
{
    const int UuidLength = 36;

    public static bool IsDistinguishedName(ReadOnlySpan<byte> value) => DistinguishedName.TryParse(Encoding.UTF8.GetString(value), DistinguishedNameSyntax.Lenient, out _);

    public static bool IsObjectIdentifier(ReadOnlySpan<byte> value) =>
        Ascii.IsValid(value) && ObjectIdentifierSyntax.TryScan(Encoding.ASCII.GetString(value), out _);

    public static bool IsUuid(ReadOnlySpan<byte> value) => TryParseUuid(value, out _);

    public static bool TryParseUuid(ReadOnlySpan<byte> value, out Guid uuid)
    {
        uuid = default;
        return value.Length == UuidLength
            && Utf8Parser.TryParse(value, out uuid, out var consumed, 'D')
            && consumed == UuidLength;
    }

    public static bool IsNameAndOptionalUid(ReadOnlySpan<byte> value)
    {
        SplitUid(value, out var name, out _);
        return IsDistinguishedName(name);
    }

    /// <summary>Takes apart <c>dn#'0101'B</c> (section 3.3.21); without a bit string after it, a number sign is the name's.</summary>
    public static void SplitUid(ReadOnlySpan<byte> value, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> bits)
    {
        name = value;
        bits = default;
        var sign = value.LastIndexOf((byte)'#');
        if (sign >= 0 && NumberSyntaxes.IsBitString(value[(sign + 1)..]))
        {
            name = value[..sign];
            bits = value[(sign + 1)..];
        }
    }
}
