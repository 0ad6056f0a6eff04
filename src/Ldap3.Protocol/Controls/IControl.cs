using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// A control whose value is understood: its type says which object identifier to look for and how to read the value.
/// Implement it on a record of your own that derives from <see cref="Control"/>, and
/// <see cref="ControlCollectionExtensions"/> finds it in any message.
/// </summary>
/// <typeparam name="TSelf">The control.</typeparam>
public interface IControl<out TSelf>
    where TSelf : Control
{
    /// <summary>The object identifier (<c>controlType</c>, RFC 4511 section 4.1.11).</summary>
    static abstract string ControlOid { get; }

    /// <summary>Reads a control of this object identifier.</summary>
    /// <exception cref="LdapProtocolException">The value is missing or not what the control's document says.</exception>
    static abstract TSelf FromControl(Control control);
}
