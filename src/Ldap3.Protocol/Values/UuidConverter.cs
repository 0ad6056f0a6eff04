using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values;

/// <summary>Universally unique identifiers as text (RFC 4530), such as <c>entryUUID</c>.</summary>
sealed class UuidConverter : ValueConverter<Guid>
{
    public override bool TryRead(ReadOnlySpan<byte> value, out Guid result) =>
        Guid.TryParse(value, null, out result) ? true : throw Malformed(value, "a UUID such as 597ae2f6-16a6-1027-98f4-d28b5365dc14");

    public override OctetString Write(Guid value) => value.ToString("D");
}
