using Ldap3.Abstract.Definitions;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Values;

namespace Ldap3.Abstract.Entries;

/// <summary>Turns stored values into .NET values by their syntax alone, and .NET values into stored ones.</summary>
static class SyntaxValues
{
    public static IReadOnlyList<object> Read(string? syntax, IReadOnlyList<OctetString> values)
    {
        var converter = ConverterFor(syntax);
        return [.. values.Select(value => Read(converter, value)).OfType<object>()];
    }

    /// <summary>A value as the directory stores it.</summary>
    /// <exception cref="ArgumentException">No attribute value can be made of it.</exception>
    public static OctetString Write(AttributeDefinition attribute, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value is OctetString octets)
        {
            return octets;
        }

        var converter = ValueConverters.Find(value.GetType(), attribute.Name)
            ?? throw new ArgumentException(
                $"A {value.GetType().Name} cannot be stored in {attribute.Key}: give text, a number, a time, a name or octets.",
                nameof(value));
        var written = converter.WriteObject(value);
        if (attribute.Validate is { } validate && value is not byte[])
        {
            return validate(written.ToString())
                ?? throw new ArgumentException($"\"{written}\" is no valid value for {attribute.Key}.", nameof(value));
        }

        return written;
    }

    // A server may hold what its own syntax forbids: it is then shown as text.
    static object? Read(ValueConverter converter, OctetString value)
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

    static ValueConverter ConverterFor(string? syntax) => Find(syntax switch
    {
        SyntaxOid.Boolean => typeof(bool),
        SyntaxOid.Integer => typeof(long),
        SyntaxOid.GeneralizedTime => typeof(DateTimeOffset),
        SyntaxOid.DistinguishedName => typeof(DistinguishedName),
        SyntaxOid.Uuid => typeof(Guid),
        SyntaxOid.OctetString or SyntaxOid.Jpeg or SyntaxOid.Certificate => typeof(byte[]),
        _ => typeof(string),
    });

    static ValueConverter Find(Type type) => ValueConverters.Find(type, "")!;
}
