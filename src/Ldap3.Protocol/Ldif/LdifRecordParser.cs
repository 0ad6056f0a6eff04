using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Ldif;

/// <summary>Makes records of lines (RFC 2849).</summary>
sealed class LdifRecordParser(LdifReaderOptions options)
{
    bool _isFirst = true;

    /// <summary>Reads the lines between two separators; null when they hold only the version.</summary>
    public LdifRecord? Parse(List<LdifLine> lines)
    {
        var fields = new LdifFieldQueue(lines);
        if (_isFirst && fields.TryTake("version", out var version) && version.ReadKeyword() != "1")
        {
            // RFC 2849 note 1.
            throw version.FailValue("The version of LDIF is 1");
        }

        _isFirst = false;
        if (fields.IsEmpty)
        {
            return null;
        }

        var line = fields.Line;
        var dn = fields.Take("dn", "A record begins with dn: and a name").ReadText(text => DistinguishedName.Parse(text, DistinguishedNameSyntax.Lenient));
        return fields.IsNext("control") || fields.IsNext("changetype")
            ? new LdifChangeRecord(new LdifChangeParser(options, fields).Parse(dn)) { Line = line }
            : new LdifContentRecord(dn, ReadAttributes(fields, options)) { Line = line };
    }

    /// <summary>Reads the rest of a record as attributes.</summary>
    public static LdapAttribute[] ReadAttributes(LdifFieldQueue fields, LdifReaderOptions options)
    {
        var attributes = new OrderedDictionary<AttributeDescription, List<OctetString>>();
        while (!fields.IsEmpty)
        {
            var field = fields.Take();
            var description = field.ReadDescription();
            if (!attributes.TryGetValue(description, out var values))
            {
                attributes.Add(description, values = []);
            }

            values.Add(field.ReadOctets(options));
        }

        return [.. attributes.Select(attribute => new LdapAttribute(attribute.Key, [.. attribute.Value]))];
    }
}
