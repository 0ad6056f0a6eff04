using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.Linq.Translation;

/// <summary>All that a translation depends on besides the expression.</summary>
abstract class TranslationContext
{
    /// <summary>The entry below which everything lies.</summary>
    public abstract DistinguishedName BaseDn { get; }

    /// <summary>How many entries to ask for at a time, unless a query says otherwise.</summary>
    public abstract int PageSize { get; }

    /// <summary>How many values of a list go into one search.</summary>
    public abstract int ListLimit { get; init; }

    /// <summary>The mapped classes.</summary>
    public abstract EntityModel Model { get; }

    /// <summary>The schema, by which the client compares.</summary>
    public abstract LdapSchema Schema { get; }

    /// <summary>What may be left to the client.</summary>
    public virtual ClientEvaluation ClientEvaluation => ClientEvaluation.None;

    /// <summary>Whether the server is known to show parts of sorted lists (draft-ietf-ldapext-ldapv3-vlv-09).</summary>
    public virtual bool HasVirtualLists => false;

    /// <summary>Whether the server is known not to sort (RFC 2891).</summary>
    public virtual bool LacksSorting => false;

    /// <summary>What the schema says of an attribute.</summary>
    public abstract AttributeTraits TraitsOf(string attribute);

    /// <summary>Whether the server knows a matching rule, by number; null when that is not known.</summary>
    public abstract bool? KnowsRule(string oid);

    /// <summary>The attribute that holds an entry's own name on this server, or null when there is none or it is not known.</summary>
    public abstract string? NameAttribute { get; init; }

    /// <summary>The mapping of a class, or null for one that is not mapped.</summary>
    public EntityType? FindEntity(Type type) => EntityModel.IsEntity(type) ? Model.Get(type) : null;

    /// <summary>Where the entries of a type lie.</summary>
    public DistinguishedName ContainerOf(EntityType entity) => entity.Container.Below(BaseDn);
}
