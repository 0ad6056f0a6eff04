using System.Text;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Schema.Forms;

/// <summary>Definitions in parentheses, which are found by what stands first in them (RFC 4517 section 4.2.25).</summary>
sealed class FirstComponentForm(ValueForm component) : ValueForm
{
    public override bool TryAppendKey(ReadOnlySpan<byte> value, ref OctetBuilder key)
    {
        try
        {
            var first = SchemaDefinitionParser.Parse(Encoding.UTF8.GetString(value)).Oid;
            return component.TryAppendKey(Encoding.UTF8.GetBytes(first), ref key);
        }
        catch (LdapFormatException)
        {
            return false;
        }
    }

    // An assertion is the component alone; comparing two definitions derives it from one of them.
    public override bool TryAppendAssertion(ReadOnlySpan<byte> assertion, ref OctetBuilder key) =>
        assertion.TrimStart((byte)' ') is [(byte)'(', ..]
            ? TryAppendKey(assertion, ref key)
            : component.TryAppendAssertion(assertion, ref key);
}
