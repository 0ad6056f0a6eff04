using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>A control whose value this library understands.</summary>
/// <typeparam name="TSelf">The control itself.</typeparam>
public interface IControl<TSelf>
    where TSelf : Control, IControl<TSelf>
{
    /// <summary>The control's object identifier.</summary>
    static abstract string ControlOid { get; }

    /// <summary>Reads the control from one that was received.</summary>
    /// <exception cref="LdapProtocolException">The value is not what the control's specification says.</exception>
    static abstract TSelf FromControl(Control control);
}
