using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Asks for the entry as it is just after the change, in one step with it (RFC 4527 section 3.2). The answer has a
/// <see cref="PostReadResponseControl"/>.
/// </summary>
public sealed record PostReadControl : Control, IControl<PostReadControl>
{
    /// <summary>The object identifier, which the response shares.</summary>
    public const string ControlOid = "1.3.6.1.1.13.2";

    /// <summary>Creates a control that need not be obeyed.</summary>
    /// <param name="attributes">Which attributes, as in a search: none given means all user attributes.</param>
    public PostReadControl(params IReadOnlyList<string> attributes)
        : this(attributes, false)
    {
    }

    /// <summary>Creates the control.</summary>
    /// <param name="attributes">Which attributes, as in a search: none given means all user attributes.</param>
    /// <param name="isCritical">Whether a server that cannot do this must refuse.</param>
    public PostReadControl(IReadOnlyList<string> attributes, bool isCritical)
        : base(ControlOid, isCritical, ReadEntryValue.WriteSelection(attributes)) => Attributes = attributes;

    /// <summary>Which attributes, as in a search.</summary>
    public IReadOnlyList<string> Attributes { get; }

    static string IControl<PostReadControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static PostReadControl FromControl(Control control) =>
        new(ReadEntryValue.ReadSelection(control), control.IsCritical);

    /// <inheritdoc/>
    public bool Equals(PostReadControl? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}
