using System.Text;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values;

/// <summary>Identifiers as 389 Directory Server writes <c>nsUniqueId</c>: four groups of eight hexadecimal digits.</summary>
sealed class UniqueIdConverter : ValueConverter<Guid>
{
    const int Group = 8;

    public override bool TryRead(ReadOnlySpan<byte> value, out Guid result)
    {
        var digits = Encoding.UTF8.GetString(value).Replace("-", "", StringComparison.Ordinal);
        return Guid.TryParseExact(digits, "N", out result)
            ? true
            : throw Malformed(value, "an identifier such as 66446001-1dd211b2-66225011-2ee211db");
    }

    public override OctetString Write(Guid value) => string.Join('-', value.ToString("N").Chunk(Group).Select(group => new string(group)));
}
