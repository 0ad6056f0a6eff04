using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values;

/// <summary>TRUE and FALSE (RFC 4517 section 3.3.3), in any case.</summary>
sealed class BooleanConverter : ValueConverter<bool>
{
    public override bool TryRead(ReadOnlySpan<byte> value, out bool result)
    {
        result = System.Text.Ascii.EqualsIgnoreCase(value, "TRUE"u8);
        return result || System.Text.Ascii.EqualsIgnoreCase(value, "FALSE"u8) ? true : throw Malformed(value, "TRUE or FALSE");
    }

    public override OctetString Write(bool value) => value ? "TRUE" : "FALSE";
}
