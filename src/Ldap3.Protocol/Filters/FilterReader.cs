using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Filters;

/// <summary>Reads filters from octets. Attribute descriptions are taken as they come: a server finds them unknown, not malformed.</summary>
static class FilterReader
{
    public static Filter Read(ref BerReader reader, int depth)
    {
        if (depth > FilterCodec.DeepestNesting)
        {
            BerError.Malformed($"A filter of at most {FilterCodec.DeepestNesting} levels was expected, a deeper one found", reader.Position);
        }

        var position = reader.Position;
        var contents = reader.ReadAny(out var tag);
        switch (tag)
        {
            case FilterTag.Constructed | FilterTag.And:
                return new AndFilter(ReadAll(ref contents, depth));
            case FilterTag.Constructed | FilterTag.Or:
                return new OrFilter(ReadAll(ref contents, depth));
            case FilterTag.Constructed | FilterTag.Not:
                var operand = Read(ref contents, depth + 1);
                contents.ThrowIfMore();
                return new NotFilter(operand);
            case FilterTag.Constructed | FilterTag.EqualityMatch:
                return new EqualityFilter(ReadDescription(ref contents), contents.ReadOctetString());
            case FilterTag.Constructed | FilterTag.Substrings:
                return ReadSubstrings(ref contents);
            case FilterTag.Constructed | FilterTag.GreaterOrEqual:
                return new GreaterOrEqualFilter(ReadDescription(ref contents), contents.ReadOctetString());
            case FilterTag.Constructed | FilterTag.LessOrEqual:
                return new LessOrEqualFilter(ReadDescription(ref contents), contents.ReadOctetString());
            case FilterTag.Primitive | FilterTag.Present:
                return new PresentFilter(AttributeDescriptionCache.Get(contents.Rest));
            case FilterTag.Constructed | FilterTag.ApproxMatch:
                return new ApproximateFilter(ReadDescription(ref contents), contents.ReadOctetString());
            case FilterTag.Constructed | FilterTag.ExtensibleMatch:
                return ReadExtensible(ref contents);
            default:
                BerError.UnexpectedElement("A filter (RFC 4511 section 4.5.1.7)", tag, position);
                return null;
        }
    }

    static Filter[] ReadAll(ref BerReader contents, int depth)
    {
        // RFC 4526: no operands at all are the absolute true and false.
        var operands = new List<Filter>();
        while (contents.HasMore)
        {
            operands.Add(Read(ref contents, depth + 1));
        }

        return [.. operands];
    }

    static AttributeDescription ReadDescription(ref BerReader reader) =>
        AttributeDescriptionCache.Get(reader.ReadOctets());

    static Filter ReadSubstrings(ref BerReader contents)
    {
        var attribute = ReadDescription(ref contents);
        var parts = contents.ReadSequence();
        if (!parts.HasMore)
        {
            BerError.Malformed("At least one substring was expected, none found", parts.Position);
        }

        // RFC 4511 section 4.5.1.7.2: initial comes first, final last, each at most once.
        var initial = parts.ReadOptionalOctetString(FilterTag.Primitive | FilterTag.Initial);
        var any = new List<OctetString>();
        while (parts.IsNext(FilterTag.Primitive | FilterTag.Any))
        {
            any.Add(parts.ReadOctetString(FilterTag.Primitive | FilterTag.Any));
        }

        var final = parts.ReadOptionalOctetString(FilterTag.Primitive | FilterTag.Final);
        parts.ThrowIfMore();

        // RFC 4517 section 3.3.30 has no empty parts, but clients send them for (cn=a**b): they mean nothing.
        return Filter.Substrings(attribute, initial.GetValueOrDefault(), any, final.GetValueOrDefault());
    }

    static ExtensibleFilter ReadExtensible(ref BerReader contents)
    {
        var position = contents.Position;
        var rule = contents.ReadOptionalText(FilterTag.Primitive | FilterTag.MatchingRule);
        var attribute = contents.IsNext(FilterTag.Primitive | FilterTag.Type)
            ? AttributeDescriptionCache.Get(contents.ReadOctets(FilterTag.Primitive | FilterTag.Type))
            : null;
        var value = contents.ReadOctetString(FilterTag.Primitive | FilterTag.MatchValue);
        var dnAttributes = contents.ReadOptionalBoolean(FilterTag.Primitive | FilterTag.DnAttributes);
        if (rule is null ? attribute is null : !ObjectIdentifierSyntax.TryScan(rule, out _))
        {
            BerError.Malformed("An attribute or the name or number of a matching rule was expected, neither found", position);
        }

        return new ExtensibleFilter(rule, attribute, value, dnAttributes);
    }
}
