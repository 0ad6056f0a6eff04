using System.Text;

namespace Ldap3.Protocol.Schema.Syntaxes;

/// <summary>Syntaxes whose values are schema definitions (RFC 4512 section 4.1).</summary>
static class DefinitionSyntaxes
{
    /// <summary>Whether the value is a definition that needs no keyword.</summary>
    public static bool IsDefinition(ReadOnlySpan<byte> value) => Has(value);

    public static bool IsMatchingRule(ReadOnlySpan<byte> value) => Has(value, "SYNTAX");

    public static bool IsMatchingRuleUse(ReadOnlySpan<byte> value) => Has(value, "APPLIES");

    public static bool IsStructureRule(ReadOnlySpan<byte> value) => Has(value, "FORM");

    public static bool IsNameForm(ReadOnlySpan<byte> value) => Has(value, "OC", "MUST");

    static bool Has(ReadOnlySpan<byte> value, params ReadOnlySpan<string> keywords)
    {
        try
        {
            var definition = SchemaDefinitionParser.Parse(Encoding.UTF8.GetString(value));
            foreach (var keyword in keywords)
            {
                if (!definition.Has(keyword))
                {
                    return false;
                }
            }

            return true;
        }
        catch (LdapFormatException)
        {
            return false;
        }
    }
}
