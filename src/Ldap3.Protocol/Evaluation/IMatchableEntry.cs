using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.Protocol.Evaluation;

/// <summary>An entry that filters are evaluated for: any store of entries can offer its own so.</summary>
public interface IMatchableEntry
{
    /// <summary>The entry's name, whose parts count where a filter says <c>:dn</c>.</summary>
    DistinguishedName Name { get; }

    /// <summary>All attributes, those that cost something to come by included.</summary>
    IEnumerable<MatchableAttribute> Attributes { get; }

    /// <summary>The attributes of certain types, whatever their options. More may be given: the evaluator looks again.</summary>
    /// <param name="types">The types; their subtypes are among them.</param>
    IEnumerable<MatchableAttribute> AttributesOf(IReadOnlySet<AttributeType> types);

    /// <summary>
    /// Whether nothing may be told of an attribute, not even that it is not there: what asks for it is Undefined then.
    /// False unless the store says otherwise.
    /// </summary>
    /// <param name="attribute">The attribute, as a filter asks for it.</param>
    bool Hides(AttributeDescription attribute) => false;
}
