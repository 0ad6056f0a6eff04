using Ldap3.InMemory.Results;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Operations.SchemaRules;

/// <summary>What a set of object classes demands of an entry (RFC 4512 sections 2.4 and 4.1), worked out once. Immutable.</summary>
sealed class ClassRules
{
    readonly List<(AttributeType? Type, string Message)> _required = [];
    readonly HashSet<AttributeType> _allowed = [];
    readonly HashSet<AttributeType> _precluded = [];
    readonly Refusal? _problem;
    readonly bool _allowsEverything;
    readonly bool _holdsCollective;

    ClassRules(LdapSchema schema, IReadOnlyList<ObjectClass> classes, Refusal? problem)
    {
        Structural = classes.Where(c => c.Kind == ObjectClassKind.Structural).MaxBy(c => schema.WithSuperClasses(c).Count);
        var rule = Structural is null ? null : schema.FindContentRule(Structural);
        HasOneStructure = Structural is not null
            && classes.All(c => c.Kind != ObjectClassKind.Structural || schema.DerivesFrom(Structural, c));
        rule = rule is { IsObsolete: false } ? rule : null;
        _problem = problem ?? ClassProblems.Find(schema, classes, Structural, rule);
        _allowsEverything = classes.Any(c => c.Name.Equals("extensibleObject", StringComparison.OrdinalIgnoreCase));
        _holdsCollective = classes.Any(c => c.Name.Equals("collectiveAttributeSubentry", StringComparison.OrdinalIgnoreCase));
        foreach (var name in rule?.Must ?? [])
        {
            _required.Add((schema.FindAttributeType(name), $"content rule '{rule!.Name}' requires attribute '{name}'"));
        }

        foreach (var (objectClass, name) in classes.SelectMany(schema.WithSuperClasses).Distinct().SelectMany(c => c.Must.Select(name => (c, name))))
        {
            _required.Add((schema.FindAttributeType(name), $"object class '{objectClass.Name}' requires attribute '{name}'"));
        }

        _allowed.UnionWith(schema.MustOf(classes).Concat(schema.MayOf(classes)).Concat(rule?.Must ?? []).Concat(rule?.May ?? [])
            .Select(schema.FindAttributeType)
            .OfType<AttributeType>());
        _precluded.UnionWith((rule?.Not ?? []).Select(schema.FindAttributeType).OfType<AttributeType>());
        NameForms = Structural is null ? [] : [.. schema.NameFormsOf(Structural).Where(form => !form.IsObsolete)];
    }

    /// <summary>The most derived structural class, or null.</summary>
    public ObjectClass? Structural { get; }

    /// <summary>Whether the structural classes are one with its superclasses; else there is more wrong with them.</summary>
    public bool HasOneStructure { get; }

    /// <summary>The forms of which the entry's name has to obey one, if there are any (RFC 4512 section 4.1.7.2).</summary>
    public IReadOnlyList<NameForm> NameForms { get; }

    public static ClassRules Of(LdapSchema schema, StoredAttribute? objectClasses)
    {
        var classes = new List<ObjectClass>();
        var problem = objectClasses is null ? new Refusal(ResultCode.ObjectClassViolation, "no objectClass attribute") : null;
        foreach (var value in objectClasses?.Values ?? [])
        {
            if (schema.FindObjectClass(value.ToString()) is { } known)
            {
                classes.Add(known);
            }
            else
            {
                problem ??= new Refusal(ResultCode.InvalidAttributeSyntax, $"objectClass: the schema has no class \"{value}\"");
            }
        }

        return new ClassRules(schema, classes, problem);
    }

    /// <summary>Refuses the classes themselves.</summary>
    public void CheckClasses()
    {
        if (_problem is not null)
        {
            throw new Refusal(_problem.ResultCode, _problem.Message);
        }
    }

    /// <param name="entry">The entry.</param>
    /// <param name="except">Names of attributes that may be missing all the same.</param>
    public void CheckRequired(StoredEntry entry, IReadOnlyList<string> except)
    {
        foreach (var (type, message) in _required.Where(required => required.Type is null || !except.Contains(required.Type.Name)))
        {
            if (type is null || !entry.Attributes.Any(attribute => attribute.Type == type))
            {
                throw new Refusal(ResultCode.ObjectClassViolation, message);
            }
        }
    }

    public void CheckAllowed(StoredEntry entry)
    {
        foreach (var attribute in entry.Attributes)
        {
            var type = attribute.Type!;

            // RFC 3671 section 2: values that entries share are held by a subentry of their own.
            if (type.IsCollective && !_holdsCollective)
            {
                throw Refuse($"'{attribute.Description}' can only appear in collectiveAttributeSubentry");
            }

            if (_precluded.Contains(type))
            {
                throw Refuse($"content rule of '{Structural!.Name}' precluded attribute '{attribute.Description}'");
            }

            // RFC 4512 section 4.3: extensibleObject allows every user attribute.
            if (!_allowsEverything && !type.IsOperational && !_allowed.Contains(type))
            {
                throw Refuse($"attribute '{attribute.Description}' not allowed");
            }
        }
    }

    static Refusal Refuse(string message) => new(ResultCode.ObjectClassViolation, message);
}
