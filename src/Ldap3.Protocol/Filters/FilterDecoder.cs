using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Filters;

/// <summary>Reads filters as RFC 4511 section 4.5.1.7 encodes them.</summary>
static class FilterDecoder
{
    public static Filter Read(ref BerReader reader, int depth = 1)
    {
        if (depth > FilterEncoder.DeepestNesting)
        {
            throw new LdapProtocolException(
                $"The filter at octet {reader.Offset} of the message is nested deeper than {FilterEncoder.DeepestNesting} levels.");
        }

        var tag = reader.PeekTag();
        return (tag & 0x1F) switch
        {
            FilterTag.And => new AndFilter(ReadOperands(ref reader, FilterTag.And, depth)),
            FilterTag.Or => new OrFilter(ReadOperands(ref reader, FilterTag.Or, depth)),
            FilterTag.Not => ReadNot(ref reader, depth),
            FilterTag.EqualityMatch => ReadAssertion(ref reader, tag, Filter.Equal),
            FilterTag.Substrings => ReadSubstrings(ref reader),
            FilterTag.GreaterOrEqual => ReadAssertion(ref reader, tag, Filter.GreaterOrEqual),
            FilterTag.LessOrEqual => ReadAssertion(ref reader, tag, Filter.LessOrEqual),
            FilterTag.Present => new PresentFilter(ReadDescription(ref reader, BerTag.Context(FilterTag.Present))),
            FilterTag.ApproxMatch => ReadAssertion(ref reader, tag, Filter.Approximate),
            FilterTag.ExtensibleMatch => ReadExtensible(ref reader),
            _ => throw BerError.Unexpected("a filter", tag, reader.Offset),
        };
    }

    static List<Filter> ReadOperands(ref BerReader reader, int tag, int depth)
    {
        var operands = new List<Filter>();
        var contents = reader.ReadConstructed(BerTag.ContextConstructed(tag));
        while (!contents.AtEnd)
        {
            operands.Add(Read(ref contents, depth + 1));
        }

        return operands;
    }

    static NotFilter ReadNot(ref BerReader reader, int depth)
    {
        var contents = reader.ReadConstructed(BerTag.ContextConstructed(FilterTag.Not));
        return new NotFilter(Read(ref contents, depth + 1));
    }

    static Filter ReadAssertion(ref BerReader reader, byte tag, Func<AttributeDescription, OctetString, Filter> create)
    {
        var contents = reader.ReadConstructed(BerTag.ContextConstructed(tag & 0x1F));
        var attribute = ReadDescription(ref contents, BerTag.OctetString);
        return create(attribute, contents.ReadContents(BerTag.OctetString).ToArray());
    }

    static SubstringsFilter ReadSubstrings(ref BerReader reader)
    {
        var contents = reader.ReadConstructed(BerTag.ContextConstructed(FilterTag.Substrings));
        var attribute = ReadDescription(ref contents, BerTag.OctetString);
        var parts = contents.ReadConstructed(BerTag.Sequence);
        OctetString? initial = null;
        OctetString? final = null;
        var any = new List<OctetString>();
        if (parts.AtEnd)
        {
            throw new LdapProtocolException($"The substrings at octet {parts.Offset} of the message have no part.");
        }

        // RFC 4511 section 4.5.1.7.2: initial comes first and at most once, final last and at most once.
        while (!parts.AtEnd)
        {
            var tag = parts.PeekTag();
            if (tag == BerTag.Context(FilterTag.Initial) && initial is null && any.Count == 0 && final is null)
            {
                initial = parts.ReadContents(tag).ToArray();
            }
            else if (tag == BerTag.Context(FilterTag.Any) && final is null)
            {
                any.Add(parts.ReadContents(tag).ToArray());
            }
            else if (tag == BerTag.Context(FilterTag.Final) && final is null)
            {
                final = parts.ReadContents(tag).ToArray();
            }
            else
            {
                throw BerError.Unexpected("the next part of a substrings filter", tag, parts.Offset);
            }
        }

        return new SubstringsFilter(attribute, initial, any, final);
    }

    static ExtensibleFilter ReadExtensible(ref BerReader reader)
    {
        var contents = reader.ReadConstructed(BerTag.ContextConstructed(FilterTag.ExtensibleMatch));
        var rule = contents.PeekTag() == BerTag.Context(FilterTag.MatchingRule)
            ? contents.ReadString(BerTag.Context(FilterTag.MatchingRule))
            : null;
        var attribute = contents.PeekTag() == BerTag.Context(FilterTag.Type)
            ? ReadDescription(ref contents, BerTag.Context(FilterTag.Type))
            : null;
        OctetString value = contents.ReadContents(BerTag.Context(FilterTag.MatchValue)).ToArray();
        var dnAttributes = contents.PeekTag() == BerTag.Context(FilterTag.DnAttributes)
            && contents.ReadBoolean(BerTag.Context(FilterTag.DnAttributes));
        return new ExtensibleFilter(rule, attribute, value, dnAttributes);
    }

    // An ill-formed description is for the server to find unknown (the item is Undefined), not a reason to hang up.
    static AttributeDescription ReadDescription(ref BerReader reader, byte tag) =>
        AttributeDescription.FromServer(reader.ReadString(tag));
}
