using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Ldap3.Protocol.Schema;

namespace Ldap3.Protocol.Values;

/// <summary>
/// Finds the converter for a .NET type, an attribute and the attribute's syntax. Immutable and thread-safe: adding converters
/// makes another set.
/// </summary>
public sealed partial class ValueConverterSet
{
    readonly ImmutableDictionary<Type, ValueConverter> _byType;
    readonly ImmutableDictionary<(Type Type, string Place), ValueConverter> _byPlace;
    readonly ImmutableDictionary<string, Type> _naturalTypes;
    readonly ConcurrentDictionary<(Type Type, bool IsInteger), ValueConverter> _enums = new();

    internal ValueConverterSet(
        ImmutableDictionary<Type, ValueConverter> byType,
        ImmutableDictionary<(Type Type, string Place), ValueConverter> byPlace,
        ImmutableDictionary<string, Type> naturalTypes)
    {
        _byType = byType;
        _byPlace = byPlace;
        _naturalTypes = naturalTypes;
    }

    /// <summary>The converters that come with the library.</summary>
    public static ValueConverterSet Default { get; } = StandardConverters.Create();

    /// <summary>This set with a converter for all attributes that no converter is named for.</summary>
    public ValueConverterSet With<T>(ValueConverter<T> converter)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(converter);
        return new(_byType.SetItem(typeof(T), converter), _byPlace, _naturalTypes);
    }

    /// <summary>This set with a converter for the named attributes, or for attributes of the named syntaxes.</summary>
    /// <param name="converter">The converter.</param>
    /// <param name="places">Names of attributes, or object identifiers of syntaxes. Case does not matter.</param>
    public ValueConverterSet With<T>(ValueConverter<T> converter, params IEnumerable<string> places)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(converter);
        return new(
            _byType,
            _byPlace.SetItems(places.Select(place => KeyValuePair.Create((typeof(T), Fold(place)), (ValueConverter)converter))),
            _naturalTypes);
    }

    /// <summary>
    /// The converter for values of an attribute: the one named for the attribute, else for its syntax, else for the type. Null
    /// when there is none for the type.
    /// </summary>
    /// <param name="type">The .NET type of one value; a nullable value type counts as what it may hold.</param>
    /// <param name="attribute">The attribute: some store times and identifiers in ways of their own. Options do not count.</param>
    /// <param name="syntax">The object identifier of the attribute's syntax, or null when it is not known.</param>
    [RequiresDynamicCode("Converters for enumerations are made when they are first asked for.")]
    [RequiresUnreferencedCode("Converters for enumerations are made when they are first asked for.")]
    public ValueConverter? Find(Type type, string attribute, string? syntax = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(attribute);
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (_byPlace.TryGetValue((type, Fold(attribute)), out var converter)
            || (syntax is not null && _byPlace.TryGetValue((type, Fold(syntax)), out converter))
            || _byType.TryGetValue(type, out converter))
        {
            return converter;
        }

        return type.IsEnum
            ? _enums.GetOrAdd((type, syntax is SyntaxOid.Integer or StandardConverters.LargeInteger), CreateEnum)
            : null;
    }

    [RequiresDynamicCode("Converters for enumerations are made when they are first asked for.")]
    [RequiresUnreferencedCode("Converters for enumerations are made when they are first asked for.")]
    static ValueConverter CreateEnum((Type Type, bool IsInteger) key) =>
        (ValueConverter)Activator.CreateInstance(typeof(EnumConverter<>).MakeGenericType(key.Type), args: [key.IsInteger])!;

    static string Fold(string place)
    {
        var semicolon = place.IndexOf(';', StringComparison.Ordinal);
        return (semicolon < 0 ? place : place[..semicolon]).ToUpperInvariant();
    }
}
