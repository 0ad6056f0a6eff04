using System.Formats.Asn1;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// What a server says between the entries of a search that had a <see cref="SyncRequestControl"/>, as the value of an
/// <see cref="IntermediateResponse"/> (RFC 4533 section 2.5). Immutable.
/// </summary>
public sealed class SyncInfoMessage
{
    /// <summary>The object identifier: the <see cref="IntermediateResponse.Oid"/> of such a message.</summary>
    public const string Oid = "1.3.6.1.4.1.4203.1.9.1.4";

    const byte NewCookieTag = 0x80;
    const byte RefreshDeleteTag = 0xA1;
    const byte RefreshPresentTag = 0xA2;
    const byte IdSetTag = 0xA3;

    SyncInfoMessage(SyncInfoKind kind, OctetString? cookie) => (Kind, Cookie) = (kind, cookie);

    /// <summary>What the message is for, and so which of the other properties count.</summary>
    public SyncInfoKind Kind { get; }

    /// <summary>The state of a copy that has everything up to here, or null when there is no new one.</summary>
    public OctetString? Cookie { get; }

    /// <summary>Behind a phase: whether the refreshing is done with it. Otherwise another phase follows.</summary>
    public bool RefreshDone { get; private init; }

    /// <summary>Of a set: whether its entries are gone. Otherwise they are there, unchanged.</summary>
    public bool RefreshDeletes { get; private init; }

    /// <summary>Of a set: the entries.</summary>
    public IReadOnlyList<Guid> EntryUuids { get; private init; } = [];

    /// <summary>Makes a message that gives a new cookie.</summary>
    public static SyncInfoMessage NewCookie(OctetString cookie) => new(SyncInfoKind.NewCookie, cookie);

    /// <summary>Makes a message that ends a delete phase.</summary>
    /// <param name="cookie">The state of the copy now, or null.</param>
    /// <param name="refreshDone">Whether the refreshing is done. True by default.</param>
    public static SyncInfoMessage RefreshDelete(OctetString? cookie = null, bool refreshDone = true) =>
        new(SyncInfoKind.RefreshDelete, cookie) { RefreshDone = refreshDone };

    /// <summary>Makes a message that ends a present phase.</summary>
    /// <param name="cookie">The state of the copy now, or null.</param>
    /// <param name="refreshDone">
    /// Whether the refreshing is done. True by default; otherwise a delete phase follows.
    /// </param>
    public static SyncInfoMessage RefreshPresent(OctetString? cookie = null, bool refreshDone = true) =>
        new(SyncInfoKind.RefreshPresent, cookie) { RefreshDone = refreshDone };

    /// <summary>Makes a message that names many entries.</summary>
    /// <param name="entryUuids">The entries.</param>
    /// <param name="refreshDeletes">Whether they are gone; otherwise they are there, unchanged.</param>
    /// <param name="cookie">The state of a copy that takes this into account, or null.</param>
    public static SyncInfoMessage IdSet(
        IReadOnlyList<Guid> entryUuids, bool refreshDeletes = false, OctetString? cookie = null)
    {
        ArgumentNullException.ThrowIfNull(entryUuids);
        return new(SyncInfoKind.IdSet, cookie) { EntryUuids = entryUuids, RefreshDeletes = refreshDeletes };
    }

    /// <summary>Reads a message.</summary>
    /// <returns>The message, or null when the response is something else than a sync info message.</returns>
    /// <exception cref="LdapProtocolException">The value is missing or not what RFC 4533 section 2.5 says.</exception>
    public static SyncInfoMessage? FromResponse(IntermediateResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (response.Oid != Oid)
        {
            return null;
        }

        var value = response.Value ?? throw new LdapProtocolException("A sync info message has no value.");
        var reader = new BerReader(value.Memory);
        return reader.NextTag switch
        {
            NewCookieTag => NewCookie(reader.ReadOctetString(NewCookieTag)),
            RefreshDeleteTag => ReadPhase(SyncInfoKind.RefreshDelete, reader.ReadConstructed(RefreshDeleteTag)),
            RefreshPresentTag => ReadPhase(SyncInfoKind.RefreshPresent, reader.ReadConstructed(RefreshPresentTag)),
            IdSetTag => ReadIdSet(reader.ReadConstructed(IdSetTag)),
            var tag => throw new LdapProtocolException(
                $"A sync info message begins with {BerTag.Describe(tag)}; RFC 4533 section 2.5 knows [0] to [3]."),
        };
    }

    /// <summary>The message as a server sends it.</summary>
    public IntermediateResponse ToResponse()
    {
        var writer = WriterCache.Rent();
        if (Kind == SyncInfoKind.NewCookie)
        {
            writer.WriteOctets(Cookie ?? OctetString.Empty, AsnTag.Of(NewCookieTag));
        }
        else
        {
            Write(writer);
        }

        return new IntermediateResponse(Oid, WriterCache.TakeEncoded(writer));
    }

    static SyncInfoMessage ReadPhase(SyncInfoKind kind, BerReader phase)
    {
        var cookie = phase.ReadOptionalOctetString();

        // RFC 4533 section 2.5: refreshDone is TRUE when it is left out.
        return new(kind, cookie) { RefreshDone = !phase.IsNext(BerTag.Boolean) || phase.ReadBoolean() };
    }

    static SyncInfoMessage ReadIdSet(BerReader set)
    {
        var cookie = set.ReadOptionalOctetString();
        var refreshDeletes = set.ReadOptionalBoolean();
        var members = set.ReadConstructed(BerTag.Set);
        var uuids = new List<Guid>();
        while (members.HasMore)
        {
            uuids.Add(SyncUuid.Read(ref members));
        }

        return IdSet(uuids, refreshDeletes, cookie);
    }

    void Write(AsnWriter writer)
    {
        var tag = AsnTag.Of(Kind switch
        {
            SyncInfoKind.RefreshDelete => RefreshDeleteTag,
            SyncInfoKind.RefreshPresent => RefreshPresentTag,
            _ => IdSetTag,
        });
        writer.PushSequence(tag);
        if (Cookie is { } cookie)
        {
            writer.WriteOctets(cookie);
        }

        if (Kind == SyncInfoKind.IdSet)
        {
            WriteSet(writer);
        }
        else if (!RefreshDone)
        {
            writer.WriteBoolean(false);
        }

        writer.PopSequence(tag);
    }

    void WriteSet(AsnWriter writer)
    {
        if (RefreshDeletes)
        {
            writer.WriteBoolean(true);
        }

        // A SET OF is sorted only in DER (X.690 section 11.6): here it keeps its order.
        writer.PushSetOf();
        foreach (var uuid in EntryUuids)
        {
            SyncUuid.Write(writer, uuid);
        }

        writer.PopSetOf();
    }
}
