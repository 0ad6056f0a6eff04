using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq;

/// <summary>
/// Conditions that directories know and C# does not. They have a meaning within a query over a directory only: a call
/// anywhere else throws <see cref="InvalidOperationException"/>.
/// </summary>
public sealed class LdapFunctions
{
    internal LdapFunctions()
    {
    }

    /// <summary>Whether a value is like the text, as the server understands it (RFC 4511 section 4.5.1.7.6): <c>(sn~=smyth)</c>.</summary>
    /// <param name="value">A property of the entity; of one that holds several values, some value.</param>
    /// <param name="text">The text.</param>
    public bool IsApproximately(object? value, string text) => throw Outside(nameof(IsApproximately));

    /// <summary>
    /// Whether a value meets an assertion by another matching rule than its own (RFC 4511 section 4.5.1.7.7):
    /// <c>(sn:caseExactMatch:=Smith)</c>.
    /// </summary>
    /// <param name="value">A property of the entity; of one that holds several values, some value.</param>
    /// <param name="matchingRule">The rule, by name or number.</param>
    /// <param name="assertion">What is asserted, in the rule's syntax.</param>
    public bool Matches(object? value, string matchingRule, string assertion) => throw Outside(nameof(Matches));

    /// <summary>Whether all of the bits are set: rule 1.2.840.113556.1.4.803.</summary>
    /// <param name="value">A property of the entity that holds a number.</param>
    /// <param name="bits">The bits.</param>
    public bool HasAllBits(object? value, long bits) => throw Outside(nameof(HasAllBits));

    /// <summary>Whether one of the bits is set: rule 1.2.840.113556.1.4.804.</summary>
    /// <param name="value">A property of the entity that holds a number.</param>
    /// <param name="bits">The bits.</param>
    public bool HasAnyBit(object? value, long bits) => throw Outside(nameof(HasAnyBit));

    /// <summary>
    /// Whether following a property from entry to entry leads to the one named: Active Directory's rule
    /// 1.2.840.113556.1.4.1941, as in <c>(manager:1.2.840.113556.1.4.1941:=cn=boss,...)</c>.
    /// </summary>
    /// <param name="reference">A property of the entity that holds names of entries, or entities.</param>
    /// <param name="target">The name of the entry.</param>
    public bool IsInChain(object? reference, DistinguishedName target) => throw Outside(nameof(IsInChain));

    /// <summary>
    /// Whether a name is that of whoever the context is bound as, which the server is asked first (RFC 4532). Nobody is the
    /// user of an anonymous connection.
    /// </summary>
    /// <param name="value">The entity, a reference or a property with a name.</param>
    public bool IsCurrentUser(object? value) => throw Outside(nameof(IsCurrentUser));

    /// <summary>Whether the entry is a direct member of a group: <c>(memberOf=cn=admins,...)</c>.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="group">The name of the group.</param>
    public bool IsMemberOf(object entity, DistinguishedName group) => throw Outside(nameof(IsMemberOf));

    /// <summary>
    /// Whether the entry is a member of a group, or with <paramref name="nested"/> of one that is a member of it, and so on.
    /// One search where the server has Active Directory's rule; elsewhere the groups are searched for first, level by level.
    /// </summary>
    /// <param name="entity">The entity.</param>
    /// <param name="group">The name of the group.</param>
    /// <param name="nested">Whether members of member groups count.</param>
    public bool IsMemberOf(object entity, DistinguishedName group, bool nested) => throw Outside(nameof(IsMemberOf));

    /// <summary>Whether the entry meets a filter, which goes to the server as it is.</summary>
    /// <remarks>
    /// What the filter is Undefined for is not found, and not found by its negation either: no schema is asked here.
    /// </remarks>
    /// <param name="entity">The entity.</param>
    /// <param name="filter">The filter; <see cref="Filter.Of"/>, called before the query, builds one of values safely.</param>
    public bool Meets(object entity, Filter filter) => throw Outside(nameof(Meets));

    /// <inheritdoc cref="Meets(object, Filter)"/>
    public bool Meets(object entity, string filter) => throw Outside(nameof(Meets));

    static InvalidOperationException Outside(string name) => new(
        $"Ldap.Functions.{name} has a meaning within a query over a directory only, about the query's own entities.");
}
