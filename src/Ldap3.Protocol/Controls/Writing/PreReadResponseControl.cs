using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>The entry as it was just before the change (RFC 4527 section 3.1).</summary>
public sealed record PreReadResponseControl : Control, IControl<PreReadResponseControl>
{
    /// <summary>The object identifier, which the request shares.</summary>
    public const string ControlOid = PreReadControl.ControlOid;

    /// <summary>Creates the control.</summary>
    /// <param name="entry">The entry with the attributes asked for.</param>
    public PreReadResponseControl(SearchResultEntry entry)
        : base(ControlOid, false, ReadEntryValue.WriteEntry(entry)) => Entry = entry;

    /// <summary>The entry with the attributes asked for.</summary>
    public SearchResultEntry Entry { get; }

    static string IControl<PreReadResponseControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static PreReadResponseControl FromControl(Control control) =>
        new(ReadEntryValue.ReadEntry(control));
}
