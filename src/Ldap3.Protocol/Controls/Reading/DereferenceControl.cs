using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Codec;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has a search return, with each entry found, attributes of the entries that it names (draft-masarati-ldap-deref-00): a
/// group with the mail addresses of its members in one go. The entries have a <see cref="DereferenceResponseControl"/>.
/// </summary>
public sealed record DereferenceControl : Control, IControl<DereferenceControl>
{
    /// <summary>The object identifier, which the response shares. OpenLDAP's; 389 Directory Server has the same.</summary>
    public const string ControlOid = "1.3.6.1.4.1.4203.666.5.16";

    /// <summary>Creates a control that need not be obeyed.</summary>
    /// <param name="dereferences">What to fetch, at least one; no attribute twice.</param>
    public DereferenceControl(params IReadOnlyList<Dereference> dereferences)
        : this(dereferences, false)
    {
    }

    /// <summary>Creates the control.</summary>
    /// <param name="dereferences">What to fetch, at least one; no attribute twice.</param>
    /// <param name="isCritical">Whether a server that cannot do this must refuse.</param>
    public DereferenceControl(IReadOnlyList<Dereference> dereferences, bool isCritical)
        : base(ControlOid, isCritical, Encode(dereferences)) => Dereferences = dereferences;

    /// <summary>What to fetch.</summary>
    public IReadOnlyList<Dereference> Dereferences { get; }

    static string IControl<DereferenceControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static DereferenceControl FromControl(Control control)
    {
        var list = ControlValue.Open(control).ReadSequence();
        var dereferences = new List<Dereference>();
        do
        {
            var item = list.ReadSequence();
            dereferences.Add(new Dereference(item.ReadText(), TextListCodec.Read(item.ReadSequence())));
        }
        while (list.HasMore);

        return new(dereferences.ToArray(), control.IsCritical);
    }

    /// <inheritdoc/>
    public bool Equals(DereferenceControl? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    static OctetString Encode(IReadOnlyList<Dereference> dereferences)
    {
        ArgumentNullException.ThrowIfNull(dereferences);
        ArgumentOutOfRangeException.ThrowIfZero(dereferences.Count, nameof(dereferences));
        var writer = WriterCache.Rent();
        writer.PushSequence();
        foreach (var item in dereferences)
        {
            writer.PushSequence();
            writer.WriteText(item.AttributeType);
            TextListCodec.Write(writer, item.Attributes);
            writer.PopSequence();
        }

        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }
}
