using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.ExtendedOperations;

/// <summary>
/// Asks that a dynamic entry, one of the object class <c>dynamicObject</c>, live on (RFC 2589 section 4.1). Immutable.
/// </summary>
public sealed class DynamicEntryRefresh
{
    const byte EntryNameTag = 0x80;
    const byte TimeToLiveTag = 0x81;

    // RFC 2589 section 4.1: from 1 second to a year.
    const int LongestSeconds = 31557600;

    /// <summary>Creates the request's parameters.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="timeToLive">How long it is to live from now: whole seconds, from one to a year (31557600).</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is shorter or longer than that.</exception>
    public DynamicEntryRefresh(DistinguishedName entry, TimeSpan timeToLive)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeToLive, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(timeToLive, TimeSpan.FromSeconds(LongestSeconds));
        Entry = entry;
        TimeToLive = timeToLive;
    }

    /// <summary>The entry.</summary>
    public DistinguishedName Entry { get; }

    /// <summary>How long it is to live from now. A fraction of a second is not sent.</summary>
    public TimeSpan TimeToLive { get; }

    /// <summary>Reads the value of a request.</summary>
    /// <exception cref="LdapProtocolException">It is none.</exception>
    public static DynamicEntryRefresh Read(ExtendedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var fields = ExtendedValue.Open(request).ReadSequence();
        var entry = DistinguishedName.FromServer(fields.ReadText(EntryNameTag));
        return new(entry, TimeSpan.FromSeconds(fields.ReadInteger(TimeToLiveTag, 1, LongestSeconds)));
    }

    /// <summary>The request that asks for it.</summary>
    public ExtendedRequest ToRequest()
    {
        var writer = WriterCache.Rent();
        using (writer.PushSequence())
        {
            writer.WriteText(Entry.ToString(), AsnTag.Of(EntryNameTag));
            writer.WriteInteger((int)TimeToLive.TotalSeconds, AsnTag.Of(TimeToLiveTag));
        }

        return new ExtendedRequest(ExtendedOperationOid.RefreshDynamicEntry, WriterCache.TakeEncoded(writer))
        {
            IsIdempotent = true,
        };
    }

    /// <summary>The answer of a server that grants a time.</summary>
    internal static OctetString WriteGranted(TimeSpan timeToLive)
    {
        // RFC 2589 section 4.2: SEQUENCE { responseTtl [1] INTEGER }
        var writer = WriterCache.Rent();
        using (writer.PushSequence())
        {
            writer.WriteInteger((int)timeToLive.TotalSeconds, AsnTag.Of(TimeToLiveTag));
        }

        return WriterCache.TakeEncoded(writer);
    }

    /// <summary>The time that the server grants, which may be longer or shorter than what was asked for.</summary>
    internal static TimeSpan ReadGranted(ExtendedResponse response)
    {
        // RFC 2589 section 4.2: SEQUENCE { responseTtl [1] INTEGER }
        var fields = ExtendedValue.Open(response, ExtendedOperationOid.RefreshDynamicEntry).ReadSequence();
        return TimeSpan.FromSeconds(fields.ReadInteger(TimeToLiveTag));
    }
}
