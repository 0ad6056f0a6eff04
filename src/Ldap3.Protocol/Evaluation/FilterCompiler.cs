using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Schema.Matching;

namespace Ldap3.Protocol.Evaluation;

/// <summary>
/// Turns filters into tests with the three truth values of RFC 4511 section 4.5.1.7: names are looked up and asserted
/// values prepared once, not for each entry.
/// </summary>
sealed class FilterCompiler(LdapSchema schema)
{
    public EntryTest Compile(Filter filter) => filter switch
    {
        AndFilter and => All([.. and.Operands.Select(Compile)]),
        OrFilter or => Any([.. or.Operands.Select(Compile)]),
        NotFilter not => Negate(Compile(not.Operand)),
        PresentFilter present => Present(present.Attribute),
        EqualityFilter equality => Equality(equality.Attribute, equality.Value),
        ApproximateFilter approximate => Approximate(approximate),
        GreaterOrEqualFilter greater => Order(greater.Attribute, rule => rule.AssertAtLeast(greater.Value.Span)),
        LessOrEqualFilter less => Order(less.Attribute, rule => rule.AssertAtMost(less.Value.Span)),
        SubstringsFilter substrings => Substrings(substrings),
        ExtensibleFilter extensible => Extensible(extensible),
        _ => _ => null,
    };

    static EntryTest All(EntryTest[] tests) => entry =>
    {
        bool? result = true;
        foreach (var test in tests)
        {
            switch (test(entry))
            {
                case false:
                    return false;
                case null:
                    result = null;
                    break;
            }
        }

        return result;
    };

    static EntryTest Any(EntryTest[] tests) => entry =>
    {
        bool? result = false;
        foreach (var test in tests)
        {
            switch (test(entry))
            {
                case true:
                    return true;
                case null:
                    result = null;
                    break;
            }
        }

        return result;
    };

    static EntryTest Negate(EntryTest test) => entry => !test(entry);

    EntryTest Present(AttributeDescription attribute) =>
        schema.FindAttributeType(attribute.Type) is { } type
            ? SomeValues(attribute, type, values => true)
            : _ => null;

    EntryTest Equality(AttributeDescription attribute, OctetString asserted)
    {
        if (schema.FindAttributeType(attribute.Type) is not { } type || schema.EqualityOf(type) is not { } rule)
        {
            return _ => null;
        }

        return IsObjectClass(type) ? HasClass(attribute, type, asserted) : Matches(attribute, type, rule, asserted);
    }

    EntryTest Matches(AttributeDescription attribute, AttributeType type, MatchingRule rule, OctetString asserted) =>
        SomeValue(attribute, type, rule.Assert(asserted.Span));

    // RFC 4512 section 2.4.1: an entry is of its classes and of all that they derive from, named or numbered.
    EntryTest HasClass(AttributeDescription attribute, AttributeType type, OctetString asserted) =>
        schema.FindObjectClass(asserted.ToString()) is { } wanted
            ? SomeValue(attribute, type, value =>
                schema.FindObjectClass(value.ToString()) is { } found && schema.WithSuperClasses(found).Contains(wanted))
            : _ => null;

    // How near is near is the server's to say (RFC 4511 section 4.5.1.7.6).
    EntryTest Approximate(ApproximateFilter filter)
    {
        var equality = Equality(filter.Attribute, filter.Value);
        if (schema.FindAttributeType(filter.Attribute.Type) is not { } type
            || schema.EqualityOf(type) is not { Syntax: SyntaxOid.DirectoryString or SyntaxOid.Ia5String })
        {
            return equality;
        }

        var sound = new Phonetics(filter.Value);
        return Any([equality, SomeValue(filter.Attribute, type, value => sound.IsLike(value))]);
    }

    EntryTest Order(AttributeDescription attribute, Func<MatchingRule, ValueAssertion> assert) =>
        schema.FindAttributeType(attribute.Type) is { } type && schema.OrderingOf(type) is { } rule
            ? SomeValue(attribute, type, assert(rule))
            : _ => null;

    EntryTest Substrings(SubstringsFilter filter) =>
        schema.FindAttributeType(filter.Attribute.Type) is { } type && schema.SubstringsOf(type) is { } rule
            ? SomeValue(filter.Attribute, type, rule.AssertSubstrings(filter.Initial, filter.Any, filter.Final))
            : _ => null;

    EntryTest Extensible(ExtensibleFilter filter)
    {
        var type = filter.Attribute is { } attribute ? schema.FindAttributeType(attribute.Type) : null;
        var rule = filter.MatchingRule is { } name ? schema.Rules.Find(name)
            : type is null ? null
            : schema.EqualityOf(type);
        if (rule is null
            || (filter.Attribute is not null && type is null)
            || (type is not null && schema.SyntaxOf(type) is { } syntax && !rule.AppliesTo(syntax)))
        {
            return _ => null;
        }

        var inEntry = type is not null
            ? Matches(filter.Attribute!, type, rule, filter.Value)
            : MatchesAnywhere(rule, filter.Value);

        // What is in a name has no options.
        return filter.DnAttributes && filter.Attribute is not { HasOptions: true } ? Any([inEntry, MatchesName(type, rule, filter.Value)]) : inEntry;
    }

    // RFC 4511 section 4.5.1.7.7: without a type, every attribute that the rule fits.
    EntryTest MatchesAnywhere(MatchingRule rule, OctetString asserted)
    {
        var assertion = rule.Assert(asserted.Span);
        return assertion.IsUndefined
            ? _ => null
            : entry => entry.Attributes
                .Where(attribute => attribute.Type is { } type && Fits(rule, type))
                .Any(attribute => attribute.Values.Any(value => assertion.Match(value.Span) == true));
    }

    EntryTest MatchesName(AttributeType? type, MatchingRule rule, OctetString asserted)
    {
        var assertion = rule.Assert(asserted.Span);
        return assertion.IsUndefined
            ? _ => null
            : entry => entry.Name.Rdns
                .SelectMany(rdn => rdn.Parts)
                .Where(part => schema.FindAttributeType(part.Type) is { } found
                    && (type is null ? Fits(rule, found) : schema.IsSubtypeOf(found, type)))
                .Any(part => assertion.Match(part.Value.Span) == true);
    }

    bool Fits(MatchingRule rule, AttributeType type) => schema.SyntaxOf(type) is { } syntax && rule.AppliesTo(syntax);

    EntryTest SomeValue(AttributeDescription attribute, AttributeType type, ValueAssertion assertion) =>
        assertion.IsUndefined ? _ => null : SomeValue(attribute, type, value => assertion.Match(value.Span));

    EntryTest SomeValue(AttributeDescription attribute, AttributeType type, Func<OctetString, bool?> test) =>
        SomeValues(attribute, type, values =>
        {
            bool? result = false;
            foreach (var value in values)
            {
                switch (test(value))
                {
                    case true:
                        return true;
                    case null:
                        result = null;
                        break;
                }
            }

            return result;
        });

    /// <summary>Tests the values of an attribute and of its subtypes (RFC 4512 section 2.5.1).</summary>
    EntryTest SomeValues(AttributeDescription attribute, AttributeType type, Func<IReadOnlyList<OctetString>, bool?> test)
    {
        var types = schema.WithSubtypes(type).ToHashSet();
        var options = attribute.Options;
        return entry =>
        {
            if (entry.Hides(attribute))
            {
                return null;
            }

            bool? result = false;
            foreach (var candidate in entry.AttributesOf(types))
            {
                if (candidate.Type is not { } found || !types.Contains(found) || !HasOptions(candidate, options))
                {
                    continue;
                }

                switch (test(candidate.Values))
                {
                    case true:
                        return true;
                    case null:
                        result = null;
                        break;
                }
            }

            return result;
        };
    }

    // RFC 4512 section 2.5.2: a description with more options is a subtype of one with fewer.
    static bool HasOptions(MatchableAttribute attribute, IReadOnlyList<string> wanted) =>
        wanted.Count == 0
        || wanted.All(option => attribute.Description.Options.Contains(option, StringComparer.OrdinalIgnoreCase));

    static bool IsObjectClass(AttributeType type) => type.Name.Equals("objectClass", StringComparison.OrdinalIgnoreCase);
}
