using System.Formats.Asn1;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Filters;

/// <summary>Filters as octets, both ways (RFC 4511 section 4.5.1.7).</summary>
static class FilterCodec
{
    /// <summary>How deep filters may nest: far beyond what directories accept, far within what a stack bears.</summary>
    public const int DeepestNesting = Filter.MaxDepth;

    /// <summary>Writes a filter.</summary>
    public static void Write(AsnWriter writer, Filter filter) => FilterWriter.Write(writer, filter);

    /// <summary>Reads the next element as a filter.</summary>
    /// <exception cref="LdapProtocolException">It is none, or nests deeper than <see cref="DeepestNesting"/>.</exception>
    public static Filter Read(ref BerReader reader) => FilterReader.Read(ref reader, 1);
}
