using System.Collections.Concurrent;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Operations.SchemaRules;

/// <summary>The rules for the sets of classes that entries have: few for many entries. Bounded; thread safe.</summary>
sealed class ClassRulesCache(LdapSchema schema)
{
    const int MostSets = 1024;

    readonly ConcurrentDictionary<string, ClassRules> _rules = new(StringComparer.Ordinal);

    public ClassRules Of(StoredAttribute? objectClasses)
    {
        var key = string.Join(' ', objectClasses?.Values ?? []);
        if (_rules.TryGetValue(key, out var known))
        {
            return known;
        }

        var rules = ClassRules.Of(schema, objectClasses);
        return _rules.Count < MostSets ? _rules.GetOrAdd(key, rules) : rules;
    }
}
