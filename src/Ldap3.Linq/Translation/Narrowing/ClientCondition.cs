using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Messages;

namespace Ldap3.Linq.Translation.Narrowing;

/// <summary>A condition that the client tests. Immutable and thread safe.</summary>
/// <param name="Test">Whether an entry meets it.</param>
/// <param name="Used">The properties that it looks at; null for all.</param>
/// <param name="Text">The condition as C#, for logs.</param>
sealed record ClientCondition(Func<SearchResultEntry, bool> Test, IReadOnlyList<EntityProperty>? Used, string Text);
