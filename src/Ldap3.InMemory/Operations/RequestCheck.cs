using Ldap3.InMemory.Results;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Operations;

/// <summary>
/// Refuses changes that are wrong whatever the directory holds: names and values that the schema does not know. RFC 4511
/// leaves the order of checks open; clients expect OpenLDAP's, which looks at all of this before it looks for the entry.
/// </summary>
sealed class RequestCheck(InMemoryDirectoryOptions options, EntryFactory entries)
{
    const string ObjectClassType = "objectClass";

    const string IntegerSyntax = "1.3.6.1.4.1.1466.115.121.1.27";

    // Certificates and the like, which are sent in BER (RFC 4522 section 3, RFC 4523 section 2).
    static readonly string[] BinarySyntaxes =
    [
        "1.3.6.1.4.1.1466.115.121.1.8", "1.3.6.1.4.1.1466.115.121.1.9", "1.3.6.1.4.1.1466.115.121.1.10",
        "1.3.6.1.4.1.1466.115.121.1.49",
    ];

    LdapSchema Schema => options.Schema;

    public void Check(LdapRequest request, bool isRelaxed)
    {
        switch (request)
        {
            case AddRequest add:
                CheckName(add.Entry);
                CheckAdd(add, isRelaxed);
                break;
            case ModifyRequest modify:
                CheckForm(modify);
                CheckName(modify.Entry);
                CheckModify(modify, isRelaxed);
                break;
            case ModifyDnRequest rename:
                CheckName(rename.Entry);
                CheckParts(rename.NewRdn);
                CheckName(rename.NewSuperior ?? default);
                RefuseOutside(rename.Entry);
                RefuseBelowItself(rename);
                if (rename.NewSuperior is { } superior && !IsInside(superior))
                {
                    throw new Refusal(ResultCode.AffectsMultipleDsas, "cannot rename between DSAs");
                }

                break;
            case DeleteRequest delete:
                CheckName(delete.Entry);
                RefuseOutside(delete.Entry);
                break;
            case CompareRequest compare:
                CheckName(compare.Entry);
                CheckAssertion(compare);
                break;
        }
    }

    // RFC 4511 section 4.10
    void CheckAssertion(CompareRequest compare)
    {
        if (entries.TypeOf(compare.Attribute) is not { } type || !AreOptionsKnown(compare.Attribute, type))
        {
            throw new Refusal(ResultCode.UndefinedAttributeType, $"{compare.Attribute}: attribute type undefined");
        }

        if (Schema.EqualityOf(type) is not { } rule)
        {
            throw new Refusal(ResultCode.InappropriateMatching, $"{compare.Attribute}: the attribute has no equality rule");
        }

        if (rule.Assert(compare.AssertionValue.Span).IsUndefined)
        {
            throw new Refusal(ResultCode.InvalidAttributeSyntax, $"{compare.Attribute}: value invalid per syntax");
        }
    }

    /// <summary>Refuses names of types and values that the schema does not know (RFC 4514 section 2).</summary>
    void CheckName(DistinguishedName name)
    {
        foreach (var rdn in name.Rdns)
        {
            CheckParts(rdn);
        }
    }

    static void CheckForm(ModifyRequest modify)
    {
        foreach (var change in modify.Changes)
        {
            var description = change.Attribute.Description;
            switch (change.Operation)
            {
                case ModifyOperation.Add when change.Attribute.Values.Count == 0:
                    throw new Refusal(ResultCode.ProtocolError, $"{description}: no values given");
                case ModifyOperation.Increment when change.Attribute.Values.Count != 1:
                    throw new Refusal(ResultCode.ProtocolError, $"modify/increment: {description}: one number is expected");
                case < ModifyOperation.Add or > ModifyOperation.Increment:
                    throw new Refusal(ResultCode.ProtocolError, "unrecognized modify operation");
            }
        }
    }

    static void RefuseBelowItself(ModifyDnRequest rename)
    {
        if (rename.NewSuperior is { } superior && (superior == rename.Entry || superior.IsDescendantOf(rename.Entry)))
        {
            throw new Refusal(ResultCode.UnwillingToPerform, "cannot place an entry below itself");
        }
    }

    void CheckAdd(AddRequest add, bool isRelaxed)
    {
        if (add.Entry.IsEmpty)
        {
            throw new Refusal(ResultCode.EntryAlreadyExists, "the root DSE is there already");
        }

        foreach (var attribute in add.Attributes)
        {
            if (attribute.Values.Count == 0)
            {
                throw new Refusal(ResultCode.ProtocolError, $"{attribute.Description}: no values given");
            }
        }

        foreach (var attribute in add.Attributes)
        {
            CheckAttribute(attribute, ModifyOperation.Add);
        }

        RefuseOutside(add.Entry);
        foreach (var attribute in add.Attributes)
        {
            RefuseOperational(attribute, isRelaxed);
        }
    }

    void CheckModify(ModifyRequest modify, bool isRelaxed)
    {
        foreach (var change in modify.Changes)
        {
            CheckAttribute(change.Attribute, change.Operation);
        }

        RefuseOutside(modify.Entry);
        foreach (var change in modify.Changes)
        {
            RefuseOperational(change.Attribute, isRelaxed);
        }
    }

    void CheckParts(RelativeDistinguishedName rdn)
    {
        if (!options.EnforceSchema)
        {
            return;
        }

        foreach (var part in rdn.Parts)
        {
            var type = entries.TypeOf(part.Type);
            if (type is null || (!part.IsBerEncoded && !IsOfSyntax(type, part.Value)))
            {
                throw new Refusal(ResultCode.InvalidDnSyntax, $"\"{part}\": {(type is null ? "unknown type" : "invalid value")}");
            }
        }

        // RFC 4512 section 2.3: each part is of another type.
        if (rdn.Parts.Count > 1 && rdn.Parts.DistinctBy(part => entries.TypeOf(part.Type)).Count() < rdn.Parts.Count)
        {
            throw new Refusal(ResultCode.InvalidDnSyntax, $"\"{rdn}\": two values of one type");
        }
    }

    void CheckAttribute(LdapAttribute attribute, ModifyOperation operation)
    {
        var description = attribute.Description;
        var type = entries.TypeOf(description);
        if (!options.EnforceSchema)
        {
            return;
        }

        if (type is null || !AreOptionsKnown(description, type))
        {
            throw new Refusal(ResultCode.UndefinedAttributeType, $"{description}: attribute type undefined");
        }

        // RFC 4525 section 3
        if (operation == ModifyOperation.Increment && Schema.SyntaxOf(type) != IntegerSyntax)
        {
            throw new Refusal(ResultCode.ConstraintViolation, $"modify/increment: {description}: not of integers");
        }

        for (var i = 0; i < attribute.Values.Count; i++)
        {
            if (!IsOfSyntax(type, attribute.Values[i]) || !IsKnownClass(type, attribute.Values[i]))
            {
                throw new Refusal(ResultCode.InvalidAttributeSyntax, $"{description}: value #{i} invalid per syntax");
            }
        }

        if (operation is ModifyOperation.Add or ModifyOperation.Replace && type.IsSingleValue && attribute.Values.Count > 1)
        {
            throw new Refusal(ResultCode.ConstraintViolation, $"{description}: multiple values provided");
        }

        if (operation != ModifyOperation.Delete && attribute.Values.Count > 1)
        {
            entries.Attribute(description, attribute.Values);
        }
    }

    // RFC 4512 section 2.5.2: with an option that nobody knows, so is the attribute.
    bool AreOptionsKnown(AttributeDescription description, AttributeType type) => description.Options.All(
        option => option.StartsWith("lang-", StringComparison.OrdinalIgnoreCase)
            || (option.Equals("binary", StringComparison.OrdinalIgnoreCase) && BinarySyntaxes.Contains(Schema.SyntaxOf(type))));

    bool IsOfSyntax(AttributeType type, OctetString value) =>
        (Schema.SyntaxOf(type) is not { } oid || Schema.FindSyntax(oid) is not { } syntax || syntax.IsValid(value.Span))
        && (Schema.EqualityOf(type) is not { } rule || rule.Normalize(value.Span) is not null);

    bool IsKnownClass(AttributeType type, OctetString value) =>
        !type.Names.Contains(ObjectClassType, StringComparer.OrdinalIgnoreCase) || Schema.FindObjectClass(value.ToString()) is not null;

    void RefuseOperational(LdapAttribute attribute, bool isRelaxed)
    {
        if (!isRelaxed)
        {
            var type = entries.TypeOf(attribute.Description);
            entries.RefuseOperational(new StoredAttribute(attribute.Description, type, attribute.Values));
        }
    }

    // Below none of the naming contexts this directory knows of nothing at all.
    void RefuseOutside(DistinguishedName name)
    {
        if (!IsInside(name))
        {
            throw new Refusal(ResultCode.UnwillingToPerform, "no global superior knowledge");
        }
    }

    bool IsInside(DistinguishedName name) =>
        options.Suffixes.Count == 0 || options.Suffixes.Any(suffix => name == suffix || name.IsDescendantOf(suffix));
}
