using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Translation.Narrowing;
using Ldap3.Protocol.Controls;

namespace Ldap3.Linq.Translation.Queries;

/// <summary>The order of a query's rows.</summary>
/// <param name="Keys">What the server sorts by; empty for nothing.</param>
/// <param name="OnClient">What the client sorts by instead, or null.</param>
/// <param name="Used">The properties that the client needs for it; null for all.</param>
sealed record Order(IReadOnlyList<SortKey> Keys, ClientOrder? OnClient, IReadOnlyList<EntityProperty>? Used)
{
    public static Order None { get; } = new([], null, []);

    public bool IsAny => Keys.Count > 0 || OnClient is not null;
}
