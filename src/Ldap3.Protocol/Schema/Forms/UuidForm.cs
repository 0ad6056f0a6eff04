using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema.Syntaxes;

namespace Ldap3.Protocol.Schema.Forms;

/// <summary>UUIDs as text (RFC 4530 section 2.1), which order by their octets in network order.</summary>
sealed class UuidForm : ValueForm
{
    const int Size = 16;

    public override bool TryAppendKey(ReadOnlySpan<byte> value, ref OctetBuilder key)
    {
        if (!NameSyntaxes.TryParseUuid(value, out var uuid))
        {
            return false;
        }

        Span<byte> octets = stackalloc byte[Size];
        uuid.TryWriteBytes(octets, bigEndian: true, out _);
        key.Append(octets);
        return true;
    }
}
