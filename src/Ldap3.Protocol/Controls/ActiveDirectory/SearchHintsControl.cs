using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>Gives hints on how to go about a search ([MS-ADTS] section 3.1.1.3.4.1.32). Later hints go before earlier ones.</summary>
public sealed record SearchHintsControl : Control, IControl<SearchHintsControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.2206";

    /// <summary>Creates a control that need not be obeyed.</summary>
    /// <param name="hints">The hints.</param>
    public SearchHintsControl(params IReadOnlyList<SearchHint> hints)
        : this(hints, false)
    {
    }

    /// <summary>Creates the control.</summary>
    /// <param name="hints">The hints.</param>
    /// <param name="isCritical">Whether a server that does not know one of them must refuse.</param>
    public SearchHintsControl(IReadOnlyList<SearchHint> hints, bool isCritical)
        : base(ControlOid, isCritical, Encode(hints)) => Hints = hints;

    /// <summary>The hints.</summary>
    public IReadOnlyList<SearchHint> Hints { get; }

    static string IControl<SearchHintsControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static SearchHintsControl FromControl(Control control)
    {
        var value = ControlValue.Open(control).ReadSequence();
        var hints = new List<SearchHint>();
        while (value.HasMore)
        {
            var hint = value.ReadSequence();
            hints.Add(new(hint.ReadText(), hint.ReadOctetString()));
        }

        return new(hints, control.IsCritical);
    }

    /// <inheritdoc/>
    public bool Equals(SearchHintsControl? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    static OctetString Encode(IReadOnlyList<SearchHint> hints)
    {
        ArgumentNullException.ThrowIfNull(hints);
        var writer = WriterCache.Rent();
        writer.PushSequence();
        foreach (var hint in hints)
        {
            writer.PushSequence();
            writer.WriteText(hint.Oid);
            writer.WriteOctets(hint.Value);
            writer.PopSequence();
        }

        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }
}
