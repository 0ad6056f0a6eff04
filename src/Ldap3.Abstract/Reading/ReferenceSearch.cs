using Ldap3.Abstract.Definitions;
using Ldap3.Protocol.Messages;

namespace Ldap3.Abstract.Reading;

/// <summary>A search that fetches entries which other entries name.</summary>
/// <param name="Definition">What they are.</param>
/// <param name="Search">The search.</param>
sealed record ReferenceSearch(ObjectDefinition Definition, SearchRequest Search);
