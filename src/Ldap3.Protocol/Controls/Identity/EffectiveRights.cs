using System.Collections.Frozen;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// What somebody may do with an entry that a search with a <see cref="GetEffectiveRightsControl"/> found. Immutable.
/// </summary>
public sealed class EffectiveRights
{
    readonly FrozenDictionary<string, AttributeRights> _attributes;

    EffectiveRights(EntryRights entry, FrozenDictionary<string, AttributeRights> attributes)
    {
        Entry = entry;
        _attributes = attributes;
    }

    /// <summary>The rights on the entry as a whole.</summary>
    public EntryRights Entry { get; }

    /// <summary>The rights on the attributes that the server told of, by their names without regard to case.</summary>
    public IReadOnlyDictionary<string, AttributeRights> Attributes => _attributes;

    /// <summary>Reads the rights that came with an entry, or null when none came.</summary>
    /// <exception cref="LdapProtocolException">They came in a form that is not known.</exception>
    public static EffectiveRights? Of(SearchResultEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Find("entryLevelRights") is not { Values: [var entryRights, ..] })
        {
            return null;
        }

        var attributes = new Dictionary<string, AttributeRights>(StringComparer.OrdinalIgnoreCase);
        foreach (var value in entry.Find("attributeLevelRights")?.Values ?? [])
        {
            AddAll(attributes, value.ToString());
        }

        return new(ReadEntryRights(entryRights.ToString()), attributes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The rights on an attribute; none when the server did not tell of it.</summary>
    public AttributeRights On(string attributeType) => _attributes.GetValueOrDefault(attributeType);

    // cn:rscwo, member:rscWO, userPassword:none
    static void AddAll(Dictionary<string, AttributeRights> attributes, string text)
    {
        foreach (var item in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = item.LastIndexOf(':');
            if (colon <= 0)
            {
                throw Malformed("attributeLevelRights", item);
            }

            attributes[item[..colon]] = ReadAttributeRights(item[(colon + 1)..]);
        }
    }

    static EntryRights ReadEntryRights(string text)
    {
        var rights = EntryRights.None;
        foreach (var letter in text == "none" ? "" : text)
        {
            rights |= letter switch
            {
                'v' => EntryRights.View,
                'a' => EntryRights.Add,
                'd' => EntryRights.Delete,
                'n' => EntryRights.Rename,
                _ => throw Malformed("entryLevelRights", text),
            };
        }

        return rights;
    }

    static AttributeRights ReadAttributeRights(string text)
    {
        var rights = AttributeRights.None;
        foreach (var letter in text == "none" ? "" : text)
        {
            rights |= letter switch
            {
                'r' => AttributeRights.Read,
                's' => AttributeRights.Search,
                'c' => AttributeRights.Compare,
                'w' => AttributeRights.AddValues,
                'o' => AttributeRights.DeleteValues,
                'W' => AttributeRights.AddSelf,
                'O' => AttributeRights.DeleteSelf,
                _ => throw Malformed("attributeLevelRights", text),
            };
        }

        return rights;
    }

    static LdapProtocolException Malformed(string attribute, string text) =>
        new($"The server sent \"{text}\" as {attribute}, which are rights in no known form.");
}
