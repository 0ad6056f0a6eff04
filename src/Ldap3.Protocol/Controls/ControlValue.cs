using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>Opens the value of a control for reading.</summary>
static class ControlValue
{
    /// <exception cref="LdapProtocolException">The control has no value.</exception>
    public static BerReader Open(Control control) => new(Get(control).Memory);

    /// <exception cref="LdapProtocolException">The control has no value.</exception>
    public static OctetString Get(Control control) =>
        control.Value ?? throw new LdapProtocolException($"The control {control.Oid} has no value, but must have one.");
}
