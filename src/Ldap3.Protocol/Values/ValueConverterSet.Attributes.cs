using System.Diagnostics.CodeAnalysis;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Schema.Syntaxes;

namespace Ldap3.Protocol.Values;

/// <summary>What values of an attribute are when nobody asks for a .NET type, and which it may hold.</summary>
public sealed partial class ValueConverterSet
{
    /// <summary>
    /// This set with a converter for the named attributes or syntaxes, whose type values of these are from now on by themselves.
    /// </summary>
    /// <param name="converter">The converter.</param>
    /// <param name="places">Names or object identifiers of attributes, or object identifiers of syntaxes. Case does not matter.</param>
    public ValueConverterSet WithNatural<T>(ValueConverter<T> converter, params IEnumerable<string> places)
        where T : notnull
    {
        var named = places.ToArray();
        var set = With(converter, named);
        return new(
            set._byType, set._byPlace, _naturalTypes.SetItems(named.Select(place => KeyValuePair.Create(Fold(place), typeof(T)))));
    }

    /// <summary>
    /// The converter for values of an attribute when nobody asks for a .NET type: the one named for the attribute, else for its
    /// syntax, else for text.
    /// </summary>
    /// <param name="attribute">The attribute. Options do not count.</param>
    /// <param name="syntax">The object identifier of its syntax, or null when it is not known.</param>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "A natural type comes with its converter.")]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A natural type comes with its converter.")]
    public ValueConverter FindNatural(string attribute, string? syntax = null)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        return (_naturalTypes.TryGetValue(Fold(attribute), out var type)
                || (syntax is not null && _naturalTypes.TryGetValue(syntax, out type))
                ? Find(type, attribute, syntax)
                : null)
            ?? _byType[typeof(string)];
    }

    /// <summary>
    /// The converter for values of an attribute of a schema when nobody asks for a .NET type: found by any of the attribute's
    /// names or its object identifier, else by its syntax, its own or inherited.
    /// </summary>
    public ValueConverter FindNatural(LdapSchema schema, string attribute)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(attribute);
        var type = schema.FindAttributeType(attribute);
        if (type is null)
        {
            return FindNatural(attribute);
        }

        return FindNatural(NamedAs(type) ?? type.Name, schema.SyntaxOf(type));
    }

    /// <summary>
    /// The values of an attribute as .NET has them. A value that its own syntax forbids, which servers may hold, is text; one
    /// that stands for none, as "never" among Active Directory's times, is left out.
    /// </summary>
    /// <param name="values">The values as they are stored.</param>
    /// <param name="attribute">The attribute. Options do not count.</param>
    /// <param name="syntax">The object identifier of its syntax, or null when it is not known.</param>
    public IReadOnlyList<object> Read(IEnumerable<OctetString> values, string attribute, string? syntax = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        var converter = FindNatural(attribute, syntax);
        return [.. values.Select(value => ReadOrText(converter, value)).OfType<object>()];
    }

    /// <summary>What is wrong with values that somebody means to store: none when all are of the attribute's syntax.</summary>
    /// <param name="schema">The schema. An attribute or a syntax that is unknown to it may hold everything.</param>
    /// <param name="attribute">The attribute, perhaps with options. With <c>;binary</c> values are not looked at.</param>
    /// <param name="values">The values.</param>
    /// <remarks>Attributes that a converter is named for are checked by it; others by the rules of RFC 4517 section 3.3.</remarks>
    public IReadOnlyList<ValueProblem> Validate(LdapSchema schema, string attribute, params IReadOnlyList<OctetString> values)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(attribute);
        ArgumentNullException.ThrowIfNull(values);
        var problems = new List<ValueProblem>();
        if (schema.FindAttributeType(attribute) is not { } type || attribute.Contains(";binary", StringComparison.OrdinalIgnoreCase))
        {
            return problems;
        }

        if (type.IsSingleValue && values.Count > 1)
        {
            problems.Add(new ValueProblem(attribute, 1, values[1], "no more than one value"));
        }

        for (var i = 0; i < values.Count; i++)
        {
            if (Expected(schema, type, values[i]) is { } expected)
            {
                problems.Add(new ValueProblem(attribute, i, values[i], expected));
            }
        }

        return problems;
    }

    // By which of its names a converter is given for the attribute, or null.
    string? NamedAs(AttributeType type) => type.Names.Append(type.Oid).FirstOrDefault(each => _naturalTypes.ContainsKey(Fold(each)));

    // What the syntax wants, or null when the value is that.
    string? Expected(LdapSchema schema, AttributeType type, OctetString value)
    {
        if (schema.SyntaxOf(type) is { } syntax && SyntaxValidator.Find(syntax) is { } validator && !validator.IsValid(value.Span))
        {
            return validator.Expected;
        }

        if (NamedAs(type) is not { } name)
        {
            return null;
        }

        try
        {
            FindNatural(name, schema.SyntaxOf(type)).ReadObject(value.Span);
            return null;
        }
        catch (FormatException exception) when (exception.Message.Split("Expected is ") is [.., var expected])
        {
            return expected.TrimEnd('.');
        }
    }

    static object? ReadOrText(ValueConverter converter, OctetString value)
    {
        try
        {
            return converter.ReadObject(value.Span);
        }
        catch (FormatException)
        {
            return value.ToString();
        }
    }
}
