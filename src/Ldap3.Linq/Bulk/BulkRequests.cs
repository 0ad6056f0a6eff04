using System.Collections;
using System.Linq.Expressions;
using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Reading;
using Ldap3.Linq.Translation;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Linq.Translation.Queries;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Bulk;

/// <summary>Makes the requests of a bulk operation.</summary>
sealed class BulkRequests
{
    readonly LdapContextOptions _options;
    readonly TranslatedQuery _query;
    readonly (EntityProperty Property, PropertySetter Setter)[] _setters;

    BulkRequests(LdapContextOptions options, TranslatedQuery query, IReadOnlyList<PropertySetter>? setters, string operation)
    {
        _options = options;
        _query = query;
        if (query is not { Projection: null, Query.ResultKind: LdapResultKind.Sequence })
        {
            throw new LdapTranslationException(
                $"{operation}(...)", "entries are changed, not what was made of them", "Leave Select out");
        }

        _setters = setters is null ? [] : [.. setters.Select(setter => (PropertyOf(setter), setter))];
        IsDeletion = setters is null;
        Operation = operation;
    }

    public string Operation { get; }

    public bool IsDeletion { get; }

    /// <summary>The attributes that are read of each entry.</summary>
    public IReadOnlyList<string> Attributes =>
        Array.Exists(_setters, each => each.Setter.LooksAtEntity) ? _query.Query.Attributes : [SearchRequest.NoAttributes];

    public static BulkRequests Delete(LdapContextOptions options, TranslatedQuery query) =>
        new(options, query, null, nameof(LdapQueryableExtensions.ExecuteDelete));

    public static BulkRequests Update(
        LdapContextOptions options, TranslatedQuery query, IReadOnlyList<PropertySetter> setters) =>
        new(options, query, setters, nameof(LdapQueryableExtensions.ExecuteUpdate));

    /// <summary>The requests for what was found, in groups of which each waits for the one before.</summary>
    public IEnumerable<IReadOnlyList<LdapRequest>> Make(IEnumerable<SearchResultEntry> entries)
    {
        if (!IsDeletion)
        {
            return [[.. entries.Select(Modify)]];
        }

        // A server deletes leaves only (RFC 4511 section 4.8).
        return entries.GroupBy(entry => entry.ObjectName.Rdns.Count)
            .OrderByDescending(level => level.Key)
            .Select(level => (IReadOnlyList<LdapRequest>)[.. level.Select(entry => new DeleteRequest(entry.ObjectName))]);
    }

    ModifyRequest Modify(SearchResultEntry entry)
    {
        var entity = Attributes == _query.Query.Attributes ? EntityMaker.Make(_query.Entity, entry) : null;
        return new ModifyRequest(entry.ObjectName, [.. _setters.Select(each => ModificationOf(each.Property, each.Setter, entity))])
        {
            // [MS-ADTS] 3.1.1.3.4.1.8: adding what is there, and removing what is not, is no error.
            Controls = Array.Exists(_setters, each => each.Setter.Kind != SetterKind.Replace) ? [new PermissiveModifyControl(isCritical: false)] : [],
        };
    }

    Modification ModificationOf(EntityProperty property, PropertySetter setter, object? entity)
    {
        var values = Values(property, setter, setter.ValueOf(entity)).ToArray();
        var attribute = new LdapAttribute(property.Attribute, values);
        return setter.Kind switch
        {
            SetterKind.Add => new Modification(ModifyOperation.Add, attribute),
            SetterKind.Remove => new Modification(ModifyOperation.Delete, attribute),
            _ => new Modification(ModifyOperation.Replace, attribute),
        };
    }

    IEnumerable<OctetString> Values(EntityProperty property, PropertySetter setter, object? value)
    {
        var items = value is null ? Array.Empty<object>()
            : property.IsCollection && setter.Kind == SetterKind.Replace ? (IEnumerable)value
            : new[] { value };
        foreach (var item in items)
        {
            yield return Write(property, item ?? throw Refused(setter, "one of its values is null", "Leave it out"), setter);
        }
    }

    OctetString Write(EntityProperty property, object value, PropertySetter setter)
    {
        if (property.ReferenceType is { } reference && value is not DistinguishedName)
        {
            value = _options.Model.Get(reference).NameHeldBy(value)
                ?? throw Refused(setter, "the entity has no name", "Give it its distinguished name");
        }

        try
        {
            return property.Converter.WriteObject(value);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidCastException or OverflowException)
        {
            throw Refused(setter, $"the value cannot be written: {exception.Message.TrimEnd('.')}", "Set a value that the attribute can have");
        }
    }

    EntityProperty PropertyOf(PropertySetter setter)
    {
        var body = setter.Property.Body;
        while (body is UnaryExpression { NodeType: ExpressionType.Convert } convert)
        {
            body = convert.Operand;
        }

        var property = body is MemberExpression { Expression: ParameterExpression } member ? _query.Entity.FindProperty(member.Member) : null;
        return property switch
        {
            null => throw Refused(setter, "it is no mapped property of the entity", "Name a mapped property: p => p.Title"),
            { IsReadOnly: true } => throw Refused(setter, "the property is read only", "Set another property"),
            _ => property,
        };
    }

    static LdapTranslationException Refused(PropertySetter setter, string reason, string remedy) =>
        new(ExpressionText.Of(setter.Property), reason, remedy);
}
