using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>The entry as it was just after the change (RFC 4527 section 3.2).</summary>
public sealed record PostReadResponseControl : Control, IControl<PostReadResponseControl>
{
    /// <summary>The object identifier, which the request shares.</summary>
    public const string ControlOid = PostReadControl.ControlOid;

    /// <summary>Creates the control.</summary>
    /// <param name="entry">The entry with the attributes asked for.</param>
    public PostReadResponseControl(SearchResultEntry entry)
        : base(ControlOid, false, ReadEntryValue.WriteEntry(entry)) => Entry = entry;

    /// <summary>The entry with the attributes asked for.</summary>
    public SearchResultEntry Entry { get; }

    static string IControl<PostReadResponseControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static PostReadResponseControl FromControl(Control control) =>
        new(ReadEntryValue.ReadEntry(control));
}
