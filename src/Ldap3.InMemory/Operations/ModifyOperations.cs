using System.Globalization;
using Ldap3.InMemory.Results;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Operations;

/// <summary>Applies the changes of a modify request to an entry, one after another (RFC 4511 section 4.6).</summary>
sealed class ModifyOperations(EntryFactory entries)
{
    public StoredEntry Apply(StoredEntry entry, IReadOnlyList<Modification> changes, OperationContext context)
    {
        foreach (var change in changes)
        {
            var attribute = change.Attribute;
            var type = entries.TypeOf(attribute.Description);
            if (!context.RelaxesRules)
            {
                entries.RefuseOperational(new StoredAttribute(attribute.Description, type, attribute.Values));
            }

            var present = entry.Find(attribute.Description, type);
            var replacement = change.Operation switch
            {
                ModifyOperation.Add => Add(present, attribute, type, context.IsPermissive),
                ModifyOperation.Delete => Delete(present, attribute, type, context.IsPermissive),
                ModifyOperation.Replace => Replace(attribute),
                ModifyOperation.Increment => Increment(present, attribute, type),
                _ => throw new Refusal(ResultCode.ProtocolError, "unrecognized modify operation"),
            };
            entry = entry.With(attribute.Description, type, replacement);
        }

        RefuseLostName(entry);
        return entry;
    }

    StoredAttribute Add(StoredAttribute? present, LdapAttribute attribute, AttributeType? type, bool isPermissive)
    {
        if (attribute.Values.Count == 0)
        {
            throw new Refusal(ResultCode.ProtocolError, $"{attribute.Description}: no values given");
        }

        var added = entries.Attribute(attribute.Description, attribute.Values);
        if (present is null)
        {
            return added;
        }

        // RFC 4512 section 2.5.1: values without an equality rule are neither added nor deleted one by one.
        if (type is not null && !entries.HasEquality(type))
        {
            throw new Refusal(ResultCode.InappropriateMatching, $"modify/add: {attribute.Description}: no equality matching rule");
        }

        var known = present.Values.Select(value => entries.Key(type, value)).ToHashSet();
        if (isPermissive)
        {
            return present with
            {
                Values = [.. present.Values, .. added.Values.Where(value => !known.Contains(entries.Key(type, value)))],
            };
        }

        for (var i = 0; i < added.Values.Count; i++)
        {
            if (known.Contains(entries.Key(type, added.Values[i])))
            {
                throw new Refusal(
                    ResultCode.AttributeOrValueExists, $"modify/add: {attribute.Description}: value #{i} already exists");
            }
        }

        return present with { Values = [.. present.Values, .. added.Values] };
    }

    StoredAttribute? Delete(StoredAttribute? present, LdapAttribute attribute, AttributeType? type, bool isPermissive)
    {
        // RFC 4512 section 2.5.1, as above.
        if (attribute.Values.Count > 0 && type is not null && !entries.HasEquality(type))
        {
            throw new Refusal(ResultCode.InappropriateMatching, $"modify/delete: {attribute.Description}: no equality rule");
        }

        if (present is null)
        {
            if (isPermissive)
            {
                return null;
            }

            throw new Refusal(ResultCode.NoSuchAttribute, $"modify/delete: {attribute.Description}: no such attribute");
        }

        if (attribute.Values.Count == 0)
        {
            return null;
        }

        var unwanted = attribute.Values.Select(value => entries.Key(type, value)).ToHashSet();
        var kept = present.Values.Where(value => !unwanted.Remove(entries.Key(type, value))).ToArray();
        if (unwanted.Count > 0 && !isPermissive)
        {
            throw new Refusal(ResultCode.NoSuchAttribute, $"modify/delete: {attribute.Description}: no such value");
        }

        return kept.Length == 0 ? null : present with { Values = kept };
    }

    StoredAttribute? Replace(LdapAttribute attribute) =>
        attribute.Values.Count == 0 ? null : entries.Attribute(attribute.Description, attribute.Values);

    // RFC 4525 section 3, with OpenLDAP's results for what cannot be counted.
    StoredAttribute Increment(StoredAttribute? present, LdapAttribute attribute, AttributeType? type)
    {
        if (type is not null && !entries.IsInteger(type))
        {
            throw new Refusal(
                ResultCode.ConstraintViolation, $"{attribute.Description}: attribute syntax inappropriate for increment");
        }

        if (attribute.Values.Count != 1)
        {
            throw new Refusal(ResultCode.ProtocolError, "modify/increment operation requires single value");
        }

        if (present is null)
        {
            throw new Refusal(ResultCode.NoSuchAttribute, $"modify/increment: {attribute.Description}: no such attribute");
        }

        return TryRead(attribute.Values[0], out var by)
            ? present with { Values = [.. present.Values.Select(value => Increased(value, by, attribute))] }
            : throw new Refusal(ResultCode.InvalidAttributeSyntax, $"{attribute.Description}: value #0 invalid per syntax");
    }

    static OctetString Increased(OctetString value, long by, LdapAttribute attribute) =>
        TryRead(value, out var number)
            ? (OctetString)(number + by).ToString(CultureInfo.InvariantCulture)
            : throw new Refusal(ResultCode.ConstraintViolation, $"modify/increment: {attribute.Description}: not a number");

    static bool TryRead(OctetString value, out long number) =>
        long.TryParse(value.Span, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    // RFC 4511 section 4.6: a modify cannot take away what the entry is named by. It has notAllowedOnRDN for that, OpenLDAP
    // namingViolation, and a test server is there to be like those that people have.
    void RefuseLostName(StoredEntry entry)
    {
        foreach (var part in entry.Name.Rdn?.Parts ?? [])
        {
            var type = entries.TypeOf(part.Type);
            var values = entry.Find(part.Type, type)?.Values ?? [];
            if (!values.Any(value => entries.Key(type, value) == entries.Key(type, part.Value)))
            {
                throw new Refusal(
                    ResultCode.NamingViolation,
                    $"{(values.Count == 0 ? "" : "value of ")}naming attribute '{part.Type}' is not present in entry");
            }
        }
    }
}
