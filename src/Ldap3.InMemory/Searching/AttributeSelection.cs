using Ldap3.InMemory.ActiveDirectory;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.Searching;

/// <summary>Picks the attributes that a search asked for (RFC 4511 section 4.5.1.8, RFC 3673, RFC 4529).</summary>
sealed class AttributeSelection
{
    readonly LdapSchema _schema;
    readonly List<(AttributeDescription Description, AttributeType? Type)> _wanted = [];
    readonly Dictionary<string, ValueRange> _ranges = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> _classAttributes = new(StringComparer.OrdinalIgnoreCase);
    readonly bool _allUser;
    readonly bool _allOperational;
    readonly bool _typesOnly;

    public AttributeSelection(LdapSchema schema, IReadOnlyList<string> attributes, bool typesOnly)
    {
        _schema = schema;
        _typesOnly = typesOnly;
        _allUser = attributes.Count == 0;
        foreach (var selector in attributes)
        {
            switch (selector)
            {
                case SearchRequest.AllUserAttributes:
                    _allUser = true;
                    break;
                case SearchRequest.AllOperationalAttributes:
                    _allOperational = true;
                    break;
                case ['@', .. var name] when schema.FindObjectClass(name) is { } objectClass:
                    _classAttributes.UnionWith(schema.MustOf([objectClass]));
                    _classAttributes.UnionWith(schema.MayOf([objectClass]));
                    break;
                default:
                    Want(selector);
                    break;
            }
        }
    }

    /// <summary>How many values of an attribute come at once; null is all, without ranges.</summary>
    public int? RangeLimit { get; init; }

    /// <summary>Which values of the wanted attributes are wanted; null is all.</summary>
    public MatchedValues? Values { get; init; }

    public SearchResultEntry Apply(EntryView entry) =>
        new(
            entry.Node.Entry.Name,
            [.. entry.Attributes.Where(IsWanted).Select(Matched).OfType<StoredAttribute>()
                .Select(attribute => Cut(attribute.ToAttribute(_typesOnly)))]);

    LdapAttribute Cut(LdapAttribute attribute) => RangeLimit is { } limit
        ? ValueRange.Cut(attribute, _ranges.TryGetValue(attribute.Description.Type, out var range) ? range : null, limit)
        : attribute;

    StoredAttribute? Matched(StoredAttribute attribute) => Values is null ? attribute : Values.Of(attribute);

    void Want(string text)
    {
        var (selector, range) = ValueRange.Split(text);
        if (range is { } asked)
        {
            _ranges[selector] = asked;
        }

        // "1.1" selects nothing; neither does what is no description.
        if (selector != SearchRequest.NoAttributes && AttributeDescription.TryParse(selector, out var description))
        {
            _wanted.Add((description, _schema.FindAttributeType(description.Type)));
        }
    }

    bool IsWanted(StoredAttribute attribute)
    {
        if (attribute.IsOperational ? _allOperational : _allUser)
        {
            return true;
        }

        if (_classAttributes.Count > 0 && attribute.Type is { } known
            && (_classAttributes.Contains(known.Oid) || known.Names.Any(_classAttributes.Contains)))
        {
            return true;
        }

        foreach (var (description, type) in _wanted)
        {
            var sameType = type is not null && attribute.Type is { } found
                ? _schema.IsSubtypeOf(found, type)
                : attribute.Description.Type.Equals(description.Type, StringComparison.OrdinalIgnoreCase);
            if (sameType && description.Options.All(option =>
                attribute.Description.Options.Contains(option, StringComparer.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }
}
