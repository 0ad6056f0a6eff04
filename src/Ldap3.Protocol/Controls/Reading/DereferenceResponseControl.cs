using System.Formats.Asn1;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Codec;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// The entries that a found entry names, with the attributes that a <see cref="DereferenceControl"/> asked for
/// (draft-masarati-ldap-deref-00 section 2.3). Comes with each entry: <c>entry.Controls.Find</c>.
/// </summary>
public sealed record DereferenceResponseControl : Control, IControl<DereferenceResponseControl>
{
    /// <summary>The object identifier, which the request shares.</summary>
    public const string ControlOid = DereferenceControl.ControlOid;

    const byte AttributesTag = 0xA0;

    /// <summary>Creates the control.</summary>
    /// <param name="entries">The entries named, each with what was fetched of it.</param>
    public DereferenceResponseControl(params IReadOnlyList<DereferencedEntry> entries)
        : base(ControlOid, false, Encode(entries)) => Entries = entries;

    /// <summary>The entries named, each with what was fetched of it, in the order they came.</summary>
    public IReadOnlyList<DereferencedEntry> Entries { get; }

    static string IControl<DereferenceResponseControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static DereferenceResponseControl FromControl(Control control)
    {
        var list = ControlValue.Open(control).ReadSequence();
        var entries = new List<DereferencedEntry>();
        while (list.HasMore)
        {
            entries.Add(ReadEntry(list.ReadSequence()));
        }

        return new(entries.ToArray());
    }

    /// <inheritdoc/>
    public bool Equals(DereferenceResponseControl? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    static DereferencedEntry ReadEntry(BerReader reader)
    {
        var attributeType = reader.ReadText();
        var name = ControlValue.ReadName(ref reader);
        return new DereferencedEntry(
            attributeType,
            name,
            reader.IsNext(AttributesTag) ? AttributeCodec.ReadAll(reader.ReadConstructed(AttributesTag)) : []);
    }

    static OctetString Encode(IReadOnlyList<DereferencedEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var writer = WriterCache.Rent();
        writer.PushSequence();
        foreach (var entry in entries)
        {
            Encode(writer, entry);
        }

        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }

    static void Encode(AsnWriter writer, DereferencedEntry entry)
    {
        writer.PushSequence();
        writer.WriteText(entry.AttributeType);
        writer.WriteText(entry.ObjectName.ToString());
        if (entry.Attributes.Count > 0)
        {
            writer.PushSequence(AsnTag.Of(AttributesTag));
            foreach (var attribute in entry.Attributes)
            {
                AttributeCodec.Write(writer, attribute);
            }

            writer.PopSequence(AsnTag.Of(AttributesTag));
        }

        writer.PopSequence();
    }
}
