using System.Collections.Immutable;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Tree;

/// <summary>Which groups name which members: what <c>memberOf</c> is computed from. Immutable.</summary>
sealed class GroupIndex
{
    static readonly string[] MemberAttributes = ["member", "uniqueMember"];

    readonly ImmutableDictionary<string, ImmutableList<DistinguishedName>> _groups;

    GroupIndex(ImmutableDictionary<string, ImmutableList<DistinguishedName>> groups) => _groups = groups;

    public static GroupIndex Empty { get; } =
        new(ImmutableDictionary.Create<string, ImmutableList<DistinguishedName>>(StringComparer.Ordinal));

    public IReadOnlyList<DistinguishedName> GroupsOf(DistinguishedName member) =>
        _groups.GetValueOrDefault(member.Normalized) ?? [];

    public GroupIndex Update(StoredEntry? before, StoredEntry? after)
    {
        var removed = Members(before);
        var added = Members(after);
        if (removed.Count == 0 && added.Count == 0)
        {
            return this;
        }

        if (before is not null && after is not null && before.Name.Normalized == after.Name.Normalized)
        {
            // Large groups mostly change by a few members.
            var kept = removed.Intersect(added, StringComparer.Ordinal).ToArray();
            removed.ExceptWith(kept);
            added.ExceptWith(kept);
        }

        var groups = _groups.ToBuilder();
        foreach (var member in removed)
        {
            groups[member] = groups[member].Remove(before!.Name);
        }

        foreach (var member in added)
        {
            groups[member] = groups.GetValueOrDefault(member, ImmutableList<DistinguishedName>.Empty)!.Add(after!.Name);
        }

        return new GroupIndex(groups.ToImmutable());
    }

    static HashSet<string> Members(StoredEntry? entry)
    {
        var members = new HashSet<string>(StringComparer.Ordinal);
        foreach (var attribute in entry?.Attributes ?? [])
        {
            if (MemberAttributes.Contains(attribute.Description.Type, StringComparer.OrdinalIgnoreCase))
            {
                foreach (var value in attribute.Values)
                {
                    if (DistinguishedName.TryParse(value.ToString(), DistinguishedNameSyntax.Lenient, out var member))
                    {
                        members.Add(member.Normalized);
                    }
                }
            }
        }

        return members;
    }
}
