using System.Formats.Asn1;
using System.Security.Cryptography;
using Ldap3.Protocol.Ber;

namespace Ldap3.InMemory.Operations;

/// <summary>What a password modify operation asks (RFC 3062 section 2).</summary>
sealed record PasswordModification(string? UserIdentity, OctetString? OldPassword, OctetString? NewPassword)
{
    const int GeneratedLength = 16;

    public static PasswordModification Read(OctetString? value)
    {
        if (value is not { } octets)
        {
            return new PasswordModification(null, null, null);
        }

        var fields = new BerReader(octets.Memory).ReadSequence();
        return new PasswordModification(
            fields.ReadOptionalText(Context(0)), fields.ReadOptionalOctetString(Context(1)), fields.ReadOptionalOctetString(Context(2)));
    }

    public static string Generate() =>
        RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", GeneratedLength);

    // PasswdModifyResponseValue ::= SEQUENCE { genPasswd [0] OCTET STRING OPTIONAL }
    public static OctetString Answer(string generated)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteOctetString(OctetString.FromString(generated).Span, new Asn1Tag(TagClass.ContextSpecific, 0));
        }

        return writer.Encode();
    }

    static byte Context(int number) => (byte)(0x80 | number);
}
