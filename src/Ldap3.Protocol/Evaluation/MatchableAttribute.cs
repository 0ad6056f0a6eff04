using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.Protocol.Evaluation;

/// <summary>An attribute of an entry that filters are evaluated for. Immutable.</summary>
/// <param name="Description">Type and options as they are shown.</param>
/// <param name="Type">What the schema knows of the type, or null: no filter on a known type looks at it then.</param>
/// <param name="Values">The values; none when only types are known.</param>
public readonly record struct MatchableAttribute(
    AttributeDescription Description, AttributeType? Type, IReadOnlyList<OctetString> Values);
