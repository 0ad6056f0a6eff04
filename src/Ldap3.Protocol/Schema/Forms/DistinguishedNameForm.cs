using System.Text;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema.Syntaxes;

namespace Ldap3.Protocol.Schema.Forms;

/// <summary>
/// Distinguished names (RFC 4517 section 4.2.15), with a bit string after them or without (section 4.2.31). They compare as
/// <see cref="NameComparison"/> has it, whatever the schema says of the naming attributes.
/// </summary>
sealed class DistinguishedNameForm(bool allowsUid) : ValueForm
{
    public override bool TryAppendKey(ReadOnlySpan<byte> value, ref OctetBuilder key)
    {
        ReadOnlySpan<byte> uid = default;
        var text = value;
        if (allowsUid)
        {
            NameSyntaxes.SplitUid(value, out text, out uid);
        }

        if (!DistinguishedName.TryParse(Encoding.UTF8.GetString(text), out var name))
        {
            return false;
        }

        key.Append(Encoding.UTF8.GetBytes(name.Normalized));
        if (!uid.IsEmpty)
        {
            key.Append((byte)'#');
            key.Append(uid);
        }

        return true;
    }
}
