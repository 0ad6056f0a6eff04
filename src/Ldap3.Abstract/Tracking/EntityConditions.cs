using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;

namespace Ldap3.Abstract.Tracking;

/// <summary>
/// Works out what must hold of an entry for a change to overwrite nothing that its entity did not see. Thread safe.
/// </summary>
/// <param name="hasEquality">Whether values of an attribute can be compared, and so be asserted.</param>
public sealed class EntityConditions(Func<string, bool> hasEquality)
{
    // An assertion of more values would be longer than the change; taking all of many away is rare.
    const int MostValues = 100;

    // Whoever may write these often may not read them: that none was read does not mean that there is none.
    static readonly string[] WriteOnly = ["userPassword", "authPassword", "unicodePwd", "dBCSPwd"];

    /// <summary>
    /// The filter that the entry meets while it is as it was read: by its change number, else by the time of its last change,
    /// which has seconds only, and the values that are overwritten; null when nothing can be asked.
    /// </summary>
    /// <param name="before">What the entry held.</param>
    /// <param name="change">The change, or null for a removal or a new name.</param>
    public Filter? SameVersion(EntitySnapshot before, ModifyRequest? change)
    {
        ArgumentNullException.ThrowIfNull(before);
        if (before.Version.ChangeNumber is { } number)
        {
            return Filter.Equal("entryCSN", number);
        }

        var values = change is null ? null : SameValues(before, change);
        return before.Version.ModifiedAt is not { } time ? values
            : values is null ? Filter.Equal("modifyTimestamp", time)
            : Filter.And(Filter.Equal("modifyTimestamp", time), values);
    }

    /// <summary>
    /// The filter that the entry meets while it holds the values that a change overwrites; null when it overwrites none. Values
    /// that are added or removed one by one overwrite nothing: the server itself refuses what is there or gone already.
    /// </summary>
    public Filter? SameValues(EntitySnapshot before, ModifyRequest change)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(change);
        var conditions = change.Changes
            .Where(Overwrites)
            .Select(modification => modification.Attribute.Description.ToString())
            .Where(IsComparable)
            .SelectMany(attribute => Holds(attribute, before.ValuesOf(attribute)))
            .ToArray();
        return conditions.Length == 0 ? null : Filter.And(conditions);
    }

    /// <summary>
    /// The same change for a server that knows no assertions (RFC 4528): what is overwritten is deleted value by value, which
    /// fails when it is not there any more.
    /// </summary>
    public ModifyRequest ByValues(EntitySnapshot before, ModifyRequest change)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(change);
        return change with { Changes = [.. change.Changes.SelectMany(modification => ByValues(before, modification))] };
    }

    static bool Overwrites(Modification modification) =>
        modification.Operation == ModifyOperation.Replace
        || (modification.Operation == ModifyOperation.Delete && modification.Attribute.Values.Count == 0);

    static IEnumerable<Filter> Holds(string attribute, IReadOnlyList<OctetString> values) => values.Count == 0
        ? [Filter.Not(Filter.Present(attribute))]
        : values.Take(MostValues).Select(value => Filter.Equal(attribute, value));

    bool IsComparable(string attribute) =>
        hasEquality(attribute) && !WriteOnly.Contains(attribute, StringComparer.OrdinalIgnoreCase);

    IEnumerable<Modification> ByValues(EntitySnapshot before, Modification modification)
    {
        var attribute = modification.Attribute.Description;
        var old = before.ValuesOf(attribute.ToString());
        if (!Overwrites(modification) || !IsComparable(attribute.ToString()) || old.Count > MostValues)
        {
            yield return modification;
            yield break;
        }

        var wanted = modification.Attribute.Values;
        var gone = old.Except(wanted).ToArray();
        var come = wanted.Except(old).ToArray();
        if (gone.Length > 0)
        {
            yield return new Modification(ModifyOperation.Delete, new LdapAttribute(attribute, gone));
        }

        if (come.Length > 0)
        {
            yield return new Modification(ModifyOperation.Add, new LdapAttribute(attribute, come));
        }
    }
}
