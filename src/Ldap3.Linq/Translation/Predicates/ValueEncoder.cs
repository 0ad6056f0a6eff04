using System.Linq.Expressions;
using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>Writes the values of a query as the attributes of the directory hold them.</summary>
sealed class ValueEncoder(TranslationContext context)
{
    /// <summary>The value as the attribute holds it, or null when no value of the attribute can be equal to it.</summary>
    public OctetString? Encode(EntityProperty attribute, object value, AttributeTraits traits, Expression node)
    {
        if (Convert(attribute, value, node) is not { } converted)
        {
            return null;
        }

        OctetString encoded;
        try
        {
            encoded = attribute.Converter.WriteObject(converted);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidCastException
            or OverflowException or NotSupportedException)
        {
            throw Refusal.Of(
                node,
                $"the value cannot be written as a value of '{attribute.Attribute}': {exception.Message.TrimEnd('.')}",
                "Compare with a value that the attribute can have",
                exception);
        }

        // RFC 4511 section 4.5.1.7: a value that is not of the syntax makes the item Undefined.
        return traits.Accepts is { } accepts && !accepts(encoded)
            ? throw Refusal.Of(
                node,
                $"the value is not of the syntax of '{attribute.Attribute}', so that neither the condition nor its negation would find anything",
                "Compare with a value that the attribute can have")
            : encoded;
    }

    /// <summary>The value in the type of the attribute, or null when it lies outside of it.</summary>
    public object? Convert(EntityProperty attribute, object value, Expression node)
    {
        var type = attribute.ElementType;
        if (attribute.IsReference)
        {
            return NameOf(value, node);
        }

        if (type == typeof(string) && value is char character)
        {
            return character.ToString();
        }

        if (type == typeof(DistinguishedName) && value is string text)
        {
            return DistinguishedName.TryParse(text, out var name)
                ? name
                : throw Refusal.NoName(node, text);
        }

        if (value is DateTime { Kind: DateTimeKind.Unspecified })
        {
            throw Refusal.Of(
                node, "a DateTime of kind Unspecified is no moment", "Use a DateTimeOffset, or DateTime.SpecifyKind");
        }

        if (type.IsInstanceOfType(value))
        {
            return value;
        }

        if (Constants.ToInteger(value) is { } integer && IntegerRange.Of(type) is { } range)
        {
            return range.Contains(integer) ? IntegerRange.Cast(integer, type) : null;
        }

        if (IntegerRange.Of(type) is not null && value is float or double or decimal)
        {
            // C# compares the attribute's integer as a fraction, which it never is.
            return null;
        }

        throw Refusal.Of(
            node,
            $"a value of type {value.GetType().Name} is compared with '{attribute.Attribute}', which holds {type.Name}",
            $"Compare with a {type.Name}");
    }

    DistinguishedName NameOf(object value, Expression node)
    {
        switch (value)
        {
            case DistinguishedName name:
                return name;
            case string text when DistinguishedName.TryParse(text, out var parsed):
                return parsed;
        }

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            if (context.FindEntity(type)?.NameHeldBy(value) is { } held)
            {
                return held;
            }
        }

        throw value is string
            ? Refusal.NoName(node, value)
            : Refusal.Of(node, "the value is no entity with a name", "Compare with an entity or its distinguished name");
    }
}
