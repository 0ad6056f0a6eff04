using Ldap3.Abstract.Definitions;
using Ldap3.Abstract.Entries;
using Ldap3.Protocol;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Reading;

/// <summary>
/// The searches that fetch the entries which other entries name: step by step, the entries below one parent together. For
/// one result, on one thread.
/// </summary>
sealed class ReferencePlan
{
    // Below the size of a filter that any server takes.
    const int NamesInSearch = 200;

    readonly Queue<ReferenceSearch> _pending = new();
    readonly List<(ObjectDefinition Definition, SearchResultEntry Entry)> _found;
    readonly List<LdapException> _errors = [];
    int _stepsLeft;

    public ReferencePlan(ObjectDefinition definition, IEnumerable<SearchResultEntry> entries, int maxDepth)
    {
        _found = [.. entries.Select(entry => (definition, entry))];
        _stepsLeft = maxDepth;
    }

    public EntryReferences References { get; } = new();

    public IReadOnlyList<LdapException> Errors => _errors;

    /// <summary>The next search to run, or null when all is fetched.</summary>
    public ReferenceSearch? Next()
    {
        while (_pending.Count == 0 && _stepsLeft-- > 0 && _found.Count > 0)
        {
            PlanStep();
        }

        return _pending.TryDequeue(out var next) ? next : null;
    }

    public void Take(ReferenceSearch search, SearchOutcome outcome)
    {
        // A name may lead nowhere: directories do not look after references by themselves.
        if (!outcome.Status && outcome.Result.ResultCode != ResultCode.NoSuchObject)
        {
            _errors.Add(new LdapOperationException(outcome.Result, $"Reading what is named below \"{search.Search.BaseObject}\""));
        }

        foreach (var entry in outcome.Entries)
        {
            References.Add(search.Definition, entry);
            _found.Add((search.Definition, entry));
        }
    }

    void PlanStep()
    {
        var wanted = new List<(ObjectDefinition Definition, DistinguishedName Name)>();
        foreach (var (definition, entry) in _found)
        {
            foreach (var attribute in definition.Attributes.Where(attribute => attribute.DereferenceAs is not null))
            {
                Want(attribute, entry, wanted);
            }
        }

        _found.Clear();
        foreach (var place in wanted.GroupBy(want => (want.Definition, want.Name.Parent)))
        {
            foreach (var names in place.Select(want => want.Name).Chunk(NamesInSearch))
            {
                _pending.Enqueue(new ReferenceSearch(place.Key.Definition, Search(place.Key.Definition, place.Key.Parent, names)));
            }
        }
    }

    void Want(AttributeDefinition attribute, SearchResultEntry entry, List<(ObjectDefinition, DistinguishedName)> wanted)
    {
        foreach (var value in entry.GetStrings(attribute.Name))
        {
            if (!DistinguishedName.TryParse(value, DistinguishedNameSyntax.Lenient, out var name) || name.IsEmpty)
            {
                _errors.Add(new LdapException($"{attribute.Key} of \"{entry.ObjectName}\" is no name to follow: \"{value}\"."));
            }
            else if (name == entry.ObjectName)
            {
                _errors.Add(new LdapException($"{attribute.Key} of \"{name}\" names the entry itself, and is not followed."));
            }
            else if (References.TryWant(attribute.DereferenceAs!, name))
            {
                wanted.Add((attribute.DereferenceAs!, name));
            }
        }
    }

    static SearchRequest Search(ObjectDefinition definition, DistinguishedName parent, DistinguishedName[] names) => names switch
    {
        [var only] => new SearchRequest
        {
            BaseObject = only, Scope = SearchScope.BaseObject, Attributes = Reader.NamesOf(definition),
        },
        _ => new SearchRequest
        {
            BaseObject = parent,
            Scope = SearchScope.SingleLevel,
            Filter = Filter.Or(names.Select(name => Filter.And(
                name.Rdn!.Parts.Select(part => Filter.Equal(part.Type, part.Value))))),
            Attributes = Reader.NamesOf(definition),
        },
    };
}
