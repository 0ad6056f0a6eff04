using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Extend;

/// <summary>
/// Who is in which group, written down as eDirectory does: at the member (<c>groupMembership</c>, <c>securityEquals</c>) and
/// at the group (<c>member</c>, <c>equivalentToMe</c>). Says what to read and what to change; runs nothing.
/// </summary>
sealed class GroupMemberships
{
    static readonly string[] OfMember = ["groupMembership", "securityEquals"];
    static readonly string[] OfGroup = ["member", "equivalentToMe"];

    /// <param name="members">Who.</param>
    /// <param name="groups">In which groups.</param>
    public GroupMemberships(IReadOnlyList<DistinguishedName> members, IReadOnlyList<DistinguishedName> groups)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(groups);
        Sides =
        [
            .. members.Select(member => new Side(member, groups, OfMember)),
            .. groups.Select(group => new Side(group, members, OfGroup)),
        ];
    }

    /// <summary>Each entry where something is written down.</summary>
    public IReadOnlyList<Side> Sides { get; }

    /// <summary>An entry, and what is to be written down at it.</summary>
    /// <param name="Entry">The entry.</param>
    /// <param name="Others">The members of the group, or the groups of the member.</param>
    /// <param name="Attributes">The attributes that name them.</param>
    internal sealed record Side(DistinguishedName Entry, IReadOnlyList<DistinguishedName> Others, string[] Attributes)
    {
        public SearchRequest Read() => new()
        {
            BaseObject = Entry,
            Scope = SearchScope.BaseObject,
            Filter = Filter.Present("objectClass"),
            Attributes = Attributes,
        };

        /// <summary>Whether the first attribute, which decides, names all of the others.</summary>
        public bool IsMember(SearchResultEntry present) => Missing(present, Attributes[0]).Count == 0;

        /// <summary>The change that names the others; null when there is nothing to change.</summary>
        /// <param name="present">What is there, or null to name all of them without looking.</param>
        public ModifyRequest? Adding(SearchResultEntry? present) =>
            Changing(ModifyOperation.Add, attribute => present is null ? Others : Missing(present, attribute));

        /// <summary>The change that names none of the others; null when there is nothing to change.</summary>
        /// <inheritdoc cref="Adding"/>
        public ModifyRequest? Removing(SearchResultEntry? present) =>
            Changing(ModifyOperation.Delete, attribute => present is null ? Others : [.. Others.Except(Missing(present, attribute))]);

        ModifyRequest? Changing(ModifyOperation operation, Func<string, IReadOnlyList<DistinguishedName>> choose)
        {
            Modification[] changes =
            [
                .. from attribute in Attributes
                   let names = choose(attribute)
                   where names.Count > 0
                   select new Modification(
                       operation,
                       new LdapAttribute(attribute, [.. names.Select(name => OctetString.FromString(name.ToString()))])),
            ];
            return changes.Length > 0 ? new ModifyRequest(Entry, changes) : null;
        }

        List<DistinguishedName> Missing(SearchResultEntry present, string attribute)
        {
            var there = present.GetStrings(attribute)
                .Select(text => DistinguishedName.TryParse(text, DistinguishedNameSyntax.Lenient, out var name) ? name : default)
                .ToHashSet();
            return [.. Others.Where(other => !there.Contains(other))];
        }
    }
}
