using System.Formats.Asn1;
using System.Text;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Filters;

/// <summary>Writes filters as RFC 4511 section 4.5.1.7 encodes them.</summary>
static class FilterEncoder
{
    /// <summary>How deep a filter may be: deeper ones are refused in reading and in writing.</summary>
    public const int DeepestNesting = 100;

    public static void Write(AsnWriter writer, Filter filter, int depth = 1)
    {
        if (depth > DeepestNesting)
        {
            throw new ArgumentException($"The filter is nested deeper than {DeepestNesting} levels.", nameof(filter));
        }

        switch (filter)
        {
            case AndFilter and:
                WriteOperands(writer, FilterTag.And, and.Operands, depth);
                break;
            case OrFilter or:
                WriteOperands(writer, FilterTag.Or, or.Operands, depth);
                break;
            case NotFilter not:
                using (writer.PushSequence(Tag(FilterTag.Not, constructed: true)))
                {
                    Write(writer, not.Operand, depth + 1);
                }

                break;
            case EqualityFilter equality:
                WriteAssertion(writer, FilterTag.EqualityMatch, equality.Attribute, equality.Value);
                break;
            case GreaterOrEqualFilter greater:
                WriteAssertion(writer, FilterTag.GreaterOrEqual, greater.Attribute, greater.Value);
                break;
            case LessOrEqualFilter less:
                WriteAssertion(writer, FilterTag.LessOrEqual, less.Attribute, less.Value);
                break;
            case ApproximateFilter approximate:
                WriteAssertion(writer, FilterTag.ApproxMatch, approximate.Attribute, approximate.Value);
                break;
            case PresentFilter present:
                WriteText(writer, FilterTag.Present, present.Attribute.ToString());
                break;
            case SubstringsFilter substrings:
                WriteSubstrings(writer, substrings);
                break;
            case ExtensibleFilter extensible:
                WriteExtensible(writer, extensible);
                break;
            default:
                throw new ArgumentException($"{filter.GetType().Name} is no filter of RFC 4511.", nameof(filter));
        }
    }

    static void WriteOperands(AsnWriter writer, int tag, IReadOnlyList<Filter> operands, int depth)
    {
        using (writer.PushSetOf(Tag(tag, constructed: true)))
        {
            foreach (var operand in operands)
            {
                Write(writer, operand, depth + 1);
            }
        }
    }

    static void WriteAssertion(AsnWriter writer, int tag, AttributeDescription attribute, OctetString value)
    {
        using (writer.PushSequence(Tag(tag, constructed: true)))
        {
            writer.WriteOctetString(Encoding.UTF8.GetBytes(attribute.ToString()));
            writer.WriteOctetString(value.Span);
        }
    }

    static void WriteSubstrings(AsnWriter writer, SubstringsFilter filter)
    {
        using (writer.PushSequence(Tag(FilterTag.Substrings, constructed: true)))
        {
            writer.WriteOctetString(Encoding.UTF8.GetBytes(filter.Attribute.ToString()));
            using (writer.PushSequence())
            {
                if (filter.Initial is { } initial)
                {
                    writer.WriteOctetString(initial.Span, Tag(FilterTag.Initial));
                }

                foreach (var any in filter.Any)
                {
                    writer.WriteOctetString(any.Span, Tag(FilterTag.Any));
                }

                if (filter.Final is { } final)
                {
                    writer.WriteOctetString(final.Span, Tag(FilterTag.Final));
                }
            }
        }
    }

    static void WriteExtensible(AsnWriter writer, ExtensibleFilter filter)
    {
        using (writer.PushSequence(Tag(FilterTag.ExtensibleMatch, constructed: true)))
        {
            if (filter.MatchingRule is { } rule)
            {
                WriteText(writer, FilterTag.MatchingRule, rule);
            }

            if (filter.Attribute is { } attribute)
            {
                WriteText(writer, FilterTag.Type, attribute.ToString());
            }

            writer.WriteOctetString(filter.Value.Span, Tag(FilterTag.MatchValue));

            // RFC 4511 section 5.1: a component that has its default value is not sent.
            if (filter.DnAttributes)
            {
                writer.WriteBoolean(true, Tag(FilterTag.DnAttributes));
            }
        }
    }

    static void WriteText(AsnWriter writer, int tag, string text) =>
        writer.WriteOctetString(Encoding.UTF8.GetBytes(text), Tag(tag));

    static Asn1Tag Tag(int number, bool constructed = false) => new(TagClass.ContextSpecific, number, constructed);
}
