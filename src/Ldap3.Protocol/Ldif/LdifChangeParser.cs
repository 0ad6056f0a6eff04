using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Ldif;

/// <summary>Makes a request of what stands below the name in a change record (<c>ldif-change-record</c> of RFC 2849).</summary>
sealed class LdifChangeParser(LdifReaderOptions options, LdifFieldQueue fields)
{
    public LdapRequest Parse(DistinguishedName dn)
    {
        var controls = new List<Control>();
        while (fields.IsNext("control"))
        {
            controls.Add(ReadControl(fields.TakeLine()));
        }

        var changeType = fields.Take("changetype", "A change record has changetype: behind its controls");
        return ReadChange(dn, changeType) with { Controls = controls };
    }

    LdapRequest ReadChange(DistinguishedName dn, LdifField changeType) => changeType.ReadKeyword().ToUpperInvariant() switch
    {
        "ADD" => new AddRequest(dn, LdifRecordParser.ReadAttributes(fields, options)),
        "DELETE" => ReadDelete(dn),
        "MODIFY" => new ModifyRequest(dn, ReadModifications()),
        "MODRDN" or "MODDN" => ReadModifyDn(dn),
        _ => throw changeType.FailValue("A change is add, delete, modify, modrdn or moddn"),
    };

    DeleteRequest ReadDelete(DistinguishedName dn)
    {
        fields.ThrowIfMore("Nothing follows in a record that deletes an entry");
        return new(dn);
    }

    ModifyDnRequest ReadModifyDn(DistinguishedName dn)
    {
        var newRdn = fields.Take("newrdn", "newrdn: and a relative name are expected")
            .ReadText(text => RelativeDistinguishedName.Parse(text, DistinguishedNameSyntax.Lenient));
        var deleteOldRdn = fields.Take("deleteoldrdn", "deleteoldrdn: and 0 or 1 are expected");
        var isDeleted = deleteOldRdn.ReadKeyword() switch
        {
            "0" => false,
            "1" => true,
            _ => throw deleteOldRdn.FailValue("0 or 1 is expected"),
        };
        DistinguishedName? newSuperior = fields.TryTake("newsuperior", out var superior)
            ? superior.ReadText(text => DistinguishedName.Parse(text, DistinguishedNameSyntax.Lenient))
            : null;
        fields.ThrowIfMore("Nothing but newsuperior: follows deleteoldrdn:");
        return new(dn, newRdn, isDeleted, newSuperior);
    }

    List<Modification> ReadModifications()
    {
        var modifications = new List<Modification>();
        while (!fields.IsEmpty)
        {
            modifications.Add(ReadModification(fields.Take()));
        }

        return modifications;
    }

    // RFC 2849: mod-spec = ("add:" / "delete:" / "replace:") FILL AttributeDescription SEP *attrval-spec "-" SEP
    Modification ReadModification(LdifField field)
    {
        var operation = field.Is("add") ? ModifyOperation.Add
            : field.Is("delete") ? ModifyOperation.Delete
            : field.Is("replace") ? ModifyOperation.Replace
            : field.Is("increment") ? ModifyOperation.Increment // RFC 4525 section 3
            : throw field.Fail("add:, delete:, replace: or increment: is expected");
        var attribute = field.ReadText(text => AttributeDescription.Parse(text.TrimEnd(' ')));
        var values = new List<OctetString>();

        // The last dash of a record is often forgotten, and nothing is ambiguous without it.
        while (!fields.TryTakeDash() && !fields.IsEmpty)
        {
            var value = fields.Take();
            values.Add(value.ReadDescription().Equals(attribute)
                ? value.ReadOctets(options)
                : throw value.Fail($"A value of {attribute} or a line with a dash is expected"));
        }

        return new(operation, new LdapAttribute(attribute, values));
    }

    // RFC 2849: control = "control:" FILL ldap-oid 0*1(1*SPACE ("true" / "false")) 0*1(value-spec) SEP
    Control ReadControl(LdifLine line)
    {
        var text = line.Text;
        var start = text.IndexOf(':', StringComparison.Ordinal) + 1;
        start += text.AsSpan(start).IndexOfAnyExcept(' ') is var fill and >= 0 ? fill : text.Length - start;
        var colon = text.IndexOf(':', start) is var found and >= 0 ? found : text.Length;
        var words = text[start..colon].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not [var oid, ..] || !ObjectIdentifier.TryParse(oid, out _))
        {
            throw line.Fail("The object identifier of a control is expected", start);
        }

        var isCritical = words switch
        {
            [_] or [_, "false"] => false,
            [_, "true"] => true,
            _ => throw line.Fail("true or false, a value behind a colon, or nothing follows a control", start + oid.Length),
        };
        var value = colon < text.Length ? LdifField.ValueAt(line, colon).ReadOctets(options) : (OctetString?)null;
        return new(oid, isCritical, value);
    }
}
