using System.Text;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema.Syntaxes;

namespace Ldap3.Protocol.Schema.Forms;

/// <summary>Object identifiers, by number or by a name that the schema knows (RFC 4517 section 4.2.26).</summary>
sealed class ObjectIdentifierForm(LdapSchema schema) : ValueForm
{
    public override bool TryAppendKey(ReadOnlySpan<byte> value, ref OctetBuilder key) => TryAppend(value, needsOid: false, ref key);

    // A name that is not known makes an assertion Undefined; a schema that knows no names cannot say so.
    public override bool TryAppendAssertion(ReadOnlySpan<byte> assertion, ref OctetBuilder key) =>
        TryAppend(assertion, needsOid: schema.ObjectClasses.Count > 0, ref key);

    bool TryAppend(ReadOnlySpan<byte> value, bool needsOid, ref OctetBuilder key)
    {
        if (!NameSyntaxes.IsObjectIdentifier(value))
        {
            return false;
        }

        var text = Encoding.ASCII.GetString(value);
        if (char.IsAsciiLetter(text[0]))
        {
            var oid = schema.FindOid(text);
            if (oid is null && needsOid)
            {
                return false;
            }

            text = oid ?? text;
        }

        key.Append(Encoding.ASCII.GetBytes(text.ToLowerInvariant()));
        return true;
    }
}
