using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Controls;

/// <summary>A hint to the server on how to go about a search ([MS-ADTS] section 3.1.1.3.4.1.32).</summary>
/// <param name="Oid">Which hint.</param>
/// <param name="Value">Its value, in the encoding that the hint has.</param>
public sealed record SearchHint(string Oid, OctetString Value)
{
    /// <summary>The hint that sorting must be done by an index.</summary>
    public const string RequireSortIndexOid = "1.2.840.113556.1.4.2207";

    /// <summary>The hint that the search may end with a cookie after so many entries were looked at.</summary>
    public const string SoftSizeLimitOid = "1.2.840.113556.1.4.2210";

    /// <summary>The hint that the entries must be sorted by an index, or not at all.</summary>
    public static SearchHint RequireSortIndex()
    {
        var writer = WriterCache.Rent();
        writer.PushSequence();
        writer.WriteBoolean(true);
        writer.PopSequence();
        return new(RequireSortIndexOid, WriterCache.TakeEncoded(writer));
    }

    /// <summary>The hint that the search may stop, as if the client had set a limit, when it has so many entries.</summary>
    public static SearchHint SoftSizeLimit(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return new(SoftSizeLimitOid, FlagsValue.Encode(limit));
    }
}
