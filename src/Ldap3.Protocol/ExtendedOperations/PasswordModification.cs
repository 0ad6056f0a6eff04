using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.ExtendedOperations;

/// <summary>What a password modify operation asks for (RFC 3062 section 2). Immutable; never prints a password.</summary>
public sealed class PasswordModification
{
    const byte UserIdentityTag = 0x80;
    const byte OldPasswordTag = 0x81;
    const byte NewPasswordTag = 0x82;
    const byte GeneratedTag = 0x80;

    /// <summary>Whose password: a distinguished name, or what else the server takes; null for who is bound.</summary>
    public string? UserIdentity { get; init; }

    /// <summary>The present password, or null when whoever asks may change it without.</summary>
    public OctetString? OldPassword { get; init; }

    /// <summary>The password wanted, or null to have the server make one.</summary>
    public OctetString? NewPassword { get; init; }

    /// <summary>Reads the value of a request.</summary>
    /// <exception cref="LdapProtocolException">It is none.</exception>
    public static PasswordModification Read(ExtendedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Value is not { } value)
        {
            return new PasswordModification();
        }

        var fields = new BerReader(value.Memory).ReadSequence();
        return new PasswordModification
        {
            UserIdentity = fields.ReadOptionalText(UserIdentityTag),
            OldPassword = fields.ReadOptionalOctetString(OldPasswordTag),
            NewPassword = fields.ReadOptionalOctetString(NewPasswordTag),
        };
    }

    /// <summary>The request that asks for it.</summary>
    public ExtendedRequest ToRequest()
    {
        var writer = WriterCache.Rent();
        using (writer.PushSequence())
        {
            if (UserIdentity is { } identity)
            {
                writer.WriteText(identity, AsnTag.Of(UserIdentityTag));
            }

            if (OldPassword is { } old)
            {
                writer.WriteOctets(old, AsnTag.Of(OldPasswordTag));
            }

            if (NewPassword is { } wanted)
            {
                writer.WriteOctets(wanted, AsnTag.Of(NewPasswordTag));
            }
        }

        return new ExtendedRequest(ExtendedOperationOid.ModifyPassword, WriterCache.TakeEncoded(writer));
    }

    /// <summary>The answer of a server that made the password itself.</summary>
    internal static OctetString WriteGenerated(OctetString password)
    {
        // PasswdModifyResponseValue ::= SEQUENCE { genPasswd [0] OCTET STRING OPTIONAL }
        var writer = WriterCache.Rent();
        using (writer.PushSequence())
        {
            writer.WriteOctets(password, AsnTag.Of(GeneratedTag));
        }

        return WriterCache.TakeEncoded(writer);
    }

    /// <summary>The password that the server made, or null when it made none.</summary>
    internal static OctetString? ReadGenerated(ExtendedResponse response) =>
        response.Value is { } value
            ? new BerReader(value.Memory).ReadSequence().ReadOptionalOctetString(GeneratedTag)
            : null;
}
