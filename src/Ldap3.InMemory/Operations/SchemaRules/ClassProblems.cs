using Ldap3.InMemory.Results;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Operations.SchemaRules;

/// <summary>What object classes have against each other (RFC 4512 section 2.4).</summary>
static class ClassProblems
{
    // Also of classes that do not say so.
    const string Top = "2.5.6.0";

    /// <summary>Why no entry can be of these classes, or null.</summary>
    public static Refusal? Find(
        LdapSchema schema, IReadOnlyList<ObjectClass> classes, ObjectClass? structural, DitContentRule? rule)
    {
        if (structural is null)
        {
            return Refuse("no structural object class provided");
        }

        // Section 2.4.2: one structural class whose superclasses are all the others.
        var chain = schema.WithSuperClasses(structural);
        if (classes.FirstOrDefault(c => c.Kind == ObjectClassKind.Structural && !chain.Contains(c)) is { } stranger)
        {
            return Refuse($"invalid structural object class chain ({structural.Name}/{stranger.Name})");
        }

        if (classes.FirstOrDefault(c => c.IsObsolete) is { } obsolete)
        {
            return Refuse($"objectClass '{obsolete.Name}' is OBSOLETE");
        }

        // Section 2.4.1: nothing is of an abstract class alone.
        if (classes.FirstOrDefault(c => c.Kind == ObjectClassKind.Abstract && c.Oid != Top && !IsSuper(schema, c, classes)) is { } lone)
        {
            return Refuse($"instantiation of abstract objectClass '{lone.Name}' not allowed");
        }

        return rule is not null && classes.FirstOrDefault(c => c.Kind == ObjectClassKind.Auxiliary && !IsListed(schema, c, rule)) is { } refused
            ? Refuse($"class '{refused.Name}' not allowed by content rule '{rule.Name}'")
            : null;
    }

    static bool IsSuper(LdapSchema schema, ObjectClass abstractClass, IReadOnlyList<ObjectClass> classes) =>
        classes.Any(c => c.Kind != ObjectClassKind.Abstract && schema.DerivesFrom(c, abstractClass));

    // Section 4.1.6: with a content rule, only the auxiliary classes that it names, and what those derive from.
    static bool IsListed(LdapSchema schema, ObjectClass auxiliary, DitContentRule rule) => rule.Auxiliary
        .Select(schema.FindObjectClass)
        .OfType<ObjectClass>()
        .Any(listed => schema.DerivesFrom(listed, auxiliary));

    static Refusal Refuse(string message) => new(ResultCode.ObjectClassViolation, message);
}
