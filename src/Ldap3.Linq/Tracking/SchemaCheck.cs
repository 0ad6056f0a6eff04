using Ldap3.Linq.Planning;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Schema;

namespace Ldap3.Linq.Tracking;

/// <summary>Compares what is to be sent with the server's schema, so that nothing is sent that it would refuse half-way.</summary>
sealed class SchemaCheck(DirectoryKnowledge knowledge)
{
    /// <exception cref="LdapValidationException">The schema does not allow something.</exception>
    public void Check(IReadOnlyList<PlannedChange> plan)
    {
        if (!knowledge.IsComplete)
        {
            return;
        }

        var problems = plan.SelectMany(change => change.Request switch
        {
            AddRequest add => Of(add),
            ModifyRequest modify => Of(modify),
            _ => [],
        }).ToArray();
        if (problems.Length > 0)
        {
            throw new LdapValidationException(problems);
        }
    }

    IEnumerable<string> Of(AddRequest add)
    {
        var classes = add.Attributes.First(attribute => IsObjectClass(attribute)).Values.Select(value => value.ToString()).ToArray();
        foreach (var unknown in classes.Where(name => knowledge.Schema.FindObjectClass(name) is null))
        {
            yield return $"\"{add.Entry}\" is to be of the class {unknown}, which the schema does not have.";
        }

        var content = knowledge.Schema.ContentOf(classes);
        var given = new HashSet<AttributeType>();
        foreach (var attribute in add.Attributes.Where(attribute => !IsObjectClass(attribute)))
        {
            if (knowledge.Schema.FindAttributeType(attribute.Description.Type) is { } type)
            {
                given.Add(type);
                if (!content.Allows(type) && !type.IsOperational)
                {
                    yield return $"\"{add.Entry}\" cannot have {attribute.Description}: no class of it ({string.Join(", ", classes)}) allows that.";
                }
            }

            foreach (var problem in Of(add.Entry.ToString(), attribute))
            {
                yield return problem;
            }
        }

        // MS-ADTS section 3.1.1.5.2.4: Active Directory gives much of what its schema demands.
        if (!knowledge.IsActiveDirectory)
        {
            foreach (var missing in content.Must.Where(type => !given.Contains(type) && !type.IsOperational && !IsObjectClass(type.Name)))
            {
                yield return $"\"{add.Entry}\" lacks {missing.Name}, which its classes demand.";
            }
        }
    }

    IEnumerable<string> Of(ModifyRequest modify) => modify.Changes
        .Where(change => change.Operation is ModifyOperation.Add or ModifyOperation.Replace)
        .SelectMany(change => Of(modify.Entry.ToString(), change.Attribute));

    IEnumerable<string> Of(string entry, LdapAttribute attribute)
    {
        var type = knowledge.Schema.FindAttributeType(attribute.Description.Type);
        if (type is null)
        {
            // RFC 4512 section 5.1: what a server knows it publishes, but 389 DS and others bend this.
            yield break;
        }

        if (type.NoUserModification)
        {
            yield return $"{attribute.Description} of \"{entry}\" is kept by the directory itself and cannot be written.";
        }

        if (type.IsSingleValue && attribute.Values.Count > 1)
        {
            yield return $"{attribute.Description} of \"{entry}\" has {attribute.Values.Count} values, and one is allowed.";
        }
    }

    static bool IsObjectClass(LdapAttribute attribute) => IsObjectClass(attribute.Description.Type);

    static bool IsObjectClass(string name) => name.Equals("objectClass", StringComparison.OrdinalIgnoreCase);
}
