using Ldap3.Abstract.Definitions;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Values;

namespace Ldap3.Abstract.Entries;

/// <summary>Turns .NET values into stored ones.</summary>
static class SyntaxValues
{
    /// <summary>A value as the directory stores it.</summary>
    /// <exception cref="ArgumentException">No attribute value can be made of it.</exception>
    public static OctetString Write(AttributeDefinition attribute, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value is OctetString octets)
        {
            return octets;
        }

        var converter = ValueConverters.Find(value.GetType(), attribute.Name, attribute.Syntax)
            ?? throw new ArgumentException(
                $"A {value.GetType().Name} cannot be stored in {attribute.Key}: give text, a number, a time, a name or octets.",
                nameof(value));
        var written = converter.WriteObject(value);
        if (attribute.Validate is { } validate && value is not byte[])
        {
            return validate(written.ToString())
                ?? throw new ArgumentException($"\"{written}\" is no valid value for {attribute.Key}.", nameof(value));
        }

        return attribute.Syntax is not { } oid || attribute.Name.Contains(";binary", StringComparison.OrdinalIgnoreCase)
            || LdapSchema.Standard.FindSyntax(oid) is not { } syntax || syntax.IsValid(written.Span)
            ? written
            : throw new ArgumentException(
                $"\"{written}\" is no value for {attribute.Key}, which has the syntax {syntax.Description ?? syntax.Oid}. "
                + "Give an OctetString to send it all the same.",
                nameof(value));
    }
}
