using System.Buffers;
using System.Text;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Filters;

/// <summary>Writes filters as RFC 4515 has them. Recursive: <see cref="Filter.MaxDepth"/> bounds it.</summary>
static class FilterPrinter
{
    // RFC 4515 section 3: what needs no escape, control characters left out to keep filters readable.
    static readonly SearchValues<byte> Plain = SearchValues.Create(
        " !\"#$%&'+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"u8);

    static readonly SearchValues<byte> Paired = SearchValues.Create(""u8);

    public static void Append(StringBuilder text, Filter filter)
    {
        text.Append('(');
        switch (filter)
        {
            case AndFilter and:
                AppendList(text, '&', and.Operands);
                break;
            case OrFilter or:
                AppendList(text, '|', or.Operands);
                break;
            case NotFilter not:
                AppendList(text, '!', [not.Operand]);
                break;
            default:
                AppendItem(text, filter);
                break;
        }

        text.Append(')');
    }

    static void AppendList(StringBuilder text, char symbol, IReadOnlyList<Filter> operands)
    {
        text.Append(symbol);
        foreach (var operand in operands)
        {
            Append(text, operand);
        }
    }

    static void AppendItem(StringBuilder text, Filter filter)
    {
        switch (filter)
        {
            case EqualityFilter equality:
                AppendSimple(text, equality.Attribute, "=", equality.Value);
                break;
            case GreaterOrEqualFilter greaterOrEqual:
                AppendSimple(text, greaterOrEqual.Attribute, ">=", greaterOrEqual.Value);
                break;
            case LessOrEqualFilter lessOrEqual:
                AppendSimple(text, lessOrEqual.Attribute, "<=", lessOrEqual.Value);
                break;
            case ApproximateFilter approximate:
                AppendSimple(text, approximate.Attribute, "~=", approximate.Value);
                break;
            case PresentFilter present:
                text.Append(present.Attribute).Append("=*");
                break;
            case SubstringsFilter substrings:
                AppendSubstrings(text, substrings);
                break;
            case ExtensibleFilter extensible:
                AppendExtensible(text, extensible);
                break;
        }
    }

    static void AppendSimple(StringBuilder text, AttributeDescription attribute, string filterType, OctetString value)
    {
        text.Append(attribute).Append(filterType);
        AppendValue(text, value);
    }

    static void AppendSubstrings(StringBuilder text, SubstringsFilter substrings)
    {
        text.Append(substrings.Attribute).Append('=');
        AppendValue(text, substrings.Initial.GetValueOrDefault());
        text.Append('*');
        foreach (var part in substrings.Any)
        {
            AppendValue(text, part);
            text.Append('*');
        }

        AppendValue(text, substrings.Final.GetValueOrDefault());
    }

    static void AppendExtensible(StringBuilder text, ExtensibleFilter extensible)
    {
        text.Append(extensible.Attribute);
        if (extensible.DnAttributes)
        {
            text.Append(":dn");
        }

        if (extensible.MatchingRule is not null)
        {
            text.Append(':').Append(extensible.MatchingRule);
        }

        text.Append(":=");
        AppendValue(text, extensible.Value);
    }

    static void AppendValue(StringBuilder text, OctetString value) =>
        EscapedText.Append(text, value.Span, Plain, Paired);
}
