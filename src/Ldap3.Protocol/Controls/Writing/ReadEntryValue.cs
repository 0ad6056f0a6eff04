using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Codec;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>The values of the pre-read and post-read controls, which are alike (RFC 4527 section 3).</summary>
static class ReadEntryValue
{
    public static IReadOnlyList<string> ReadSelection(Control control) =>
        TextListCodec.Read(ControlValue.Open(control).ReadSequence());

    public static OctetString WriteSelection(IReadOnlyList<string> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        var writer = WriterCache.Rent();
        TextListCodec.Write(writer, attributes);
        return WriterCache.TakeEncoded(writer);
    }

    public static SearchResultEntry ReadEntry(Control control)
    {
        var value = ControlValue.Open(control);

        // RFC 4527 means the element with its application tag; OpenLDAP sends the SEQUENCE below it.
        var tag = value.IsNext(BerTag.Sequence) ? BerTag.Sequence : OperationTag.SearchResultEntry;
        return SearchResultEntry.FromEncoded(EncodedEntry.Read(value.ReadConstructed(tag)), []);
    }

    public static OctetString WriteEntry(SearchResultEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var writer = WriterCache.Rent();
        EntryWriter.Write(writer, entry);
        return WriterCache.TakeEncoded(writer);
    }
}
