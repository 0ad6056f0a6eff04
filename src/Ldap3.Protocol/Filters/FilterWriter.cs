using System.Formats.Asn1;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Filters;

/// <summary>Writes filters as octets.</summary>
static class FilterWriter
{
    public static void Write(AsnWriter writer, Filter filter)
    {
        switch (filter)
        {
            case AndFilter and:
                WriteAll(writer, FilterTag.And, and.Operands);
                break;
            case OrFilter or:
                WriteAll(writer, FilterTag.Or, or.Operands);
                break;
            case NotFilter not:
                WriteAll(writer, FilterTag.Not, [not.Operand]);
                break;
            case EqualityFilter equality:
                WriteAssertion(writer, FilterTag.EqualityMatch, equality.Attribute, equality.Value);
                break;
            case SubstringsFilter substrings:
                WriteSubstrings(writer, substrings);
                break;
            case GreaterOrEqualFilter greater:
                WriteAssertion(writer, FilterTag.GreaterOrEqual, greater.Attribute, greater.Value);
                break;
            case LessOrEqualFilter less:
                WriteAssertion(writer, FilterTag.LessOrEqual, less.Attribute, less.Value);
                break;
            case PresentFilter present:
                writer.WriteText(present.Attribute.ToString(), Context(FilterTag.Present));
                break;
            case ApproximateFilter approximate:
                WriteAssertion(writer, FilterTag.ApproxMatch, approximate.Attribute, approximate.Value);
                break;
            case ExtensibleFilter extensible:
                WriteExtensible(writer, extensible);
                break;
        }
    }

    static void WriteAll(AsnWriter writer, int tag, IReadOnlyList<Filter> operands)
    {
        writer.PushSetOf(Context(tag));
        for (var i = 0; i < operands.Count; i++)
        {
            Write(writer, operands[i]);
        }

        writer.PopSetOf(Context(tag));
    }

    static void WriteAssertion(AsnWriter writer, int tag, AttributeDescription attribute, OctetString value)
    {
        writer.PushSequence(Context(tag));
        writer.WriteText(attribute.ToString());
        writer.WriteOctets(value);
        writer.PopSequence(Context(tag));
    }

    static void WriteSubstrings(AsnWriter writer, SubstringsFilter filter)
    {
        writer.PushSequence(Context(FilterTag.Substrings));
        writer.WriteText(filter.Attribute.ToString());
        writer.PushSequence();
        if (filter.Initial is { } initial)
        {
            writer.WriteOctets(initial, Context(FilterTag.Initial));
        }

        for (var i = 0; i < filter.Any.Count; i++)
        {
            writer.WriteOctets(filter.Any[i], Context(FilterTag.Any));
        }

        if (filter.Final is { } final)
        {
            writer.WriteOctets(final, Context(FilterTag.Final));
        }

        writer.PopSequence();
        writer.PopSequence(Context(FilterTag.Substrings));
    }

    static void WriteExtensible(AsnWriter writer, ExtensibleFilter filter)
    {
        writer.PushSequence(Context(FilterTag.ExtensibleMatch));
        if (filter.MatchingRule is { } rule)
        {
            writer.WriteText(rule, Context(FilterTag.MatchingRule));
        }

        if (filter.Attribute is { } attribute)
        {
            writer.WriteText(attribute.ToString(), Context(FilterTag.Type));
        }

        writer.WriteOctets(filter.Value, Context(FilterTag.MatchValue));
        if (filter.DnAttributes)
        {
            // RFC 4511 section 5.1: a value that equals its DEFAULT is not sent.
            writer.WriteBoolean(true, Context(FilterTag.DnAttributes));
        }

        writer.PopSequence(Context(FilterTag.ExtensibleMatch));
    }

    static Asn1Tag Context(int number) => new(TagClass.ContextSpecific, number);
}
