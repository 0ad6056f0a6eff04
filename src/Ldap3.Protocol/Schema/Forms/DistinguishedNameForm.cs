using System.Text;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema.Syntaxes;

namespace Ldap3.Protocol.Schema.Forms;

/// <summary>
/// Distinguished names (RFC 4517 section 4.2.15), with a bit string after them or without (section 4.2.31). Each naming
/// attribute compares by its own equality rule; those that the schema does not know as <see cref="NameComparison"/> has it.
/// </summary>
sealed class DistinguishedNameForm(LdapSchema schema, bool allowsUid) : ValueForm
{
    // None of these octets is UTF-8, and text keys hold nothing else: no value can make up a boundary.
    const byte EndOfType = 0xFC;
    const byte EndOfPart = 0xFD;
    const byte EndOfRdn = 0xFE;
    const byte EndOfName = 0xFF;

    public override bool TryAppendKey(ReadOnlySpan<byte> value, ref OctetBuilder key)
    {
        ReadOnlySpan<byte> uid = default;
        var text = value;
        if (allowsUid)
        {
            NameSyntaxes.SplitUid(value, out text, out uid);
        }

        if (!DistinguishedName.TryParse(Encoding.UTF8.GetString(text), DistinguishedNameSyntax.Lenient, out var name))
        {
            return false;
        }

        foreach (var rdn in name.Rdns)
        {
            if (!TryAppend(rdn, ref key))
            {
                return false;
            }

            key.Append(EndOfRdn);
        }

        if (!uid.IsEmpty)
        {
            key.Append(EndOfName);
            key.Append(uid);
        }

        return true;
    }

    bool TryAppend(RelativeDistinguishedName rdn, ref OctetBuilder key)
    {
        if (rdn.Parts.Count == 1)
        {
            return TryAppend(rdn.Parts[0], ref key);
        }

        // The order of the parts does not count.
        var parts = new List<byte[]>(rdn.Parts.Count);
        foreach (var part in rdn.Parts)
        {
            var octets = new OctetBuilder();
            try
            {
                if (!TryAppend(part, ref octets))
                {
                    return false;
                }

                parts.Add(octets.Span.ToArray());
            }
            finally
            {
                octets.Dispose();
            }
        }

        parts.Sort(static (left, right) => left.AsSpan().SequenceCompareTo(right));
        foreach (var part in parts)
        {
            key.Append(part);
            key.Append(EndOfPart);
        }

        return true;
    }

    bool TryAppend(AttributeTypeAndValue part, ref OctetBuilder key)
    {
        if (part.IsBerEncoded || schema.FindAttributeType(part.Type) is not { } type || schema.EqualityOf(type) is not { } rule)
        {
            key.Append(Encoding.UTF8.GetBytes(part.Normalized));
            return true;
        }

        key.Append(Encoding.UTF8.GetBytes(type.Oid));
        key.Append(EndOfType);
        return rule.TryAppendKey(part.Value.Span, ref key);
    }
}
