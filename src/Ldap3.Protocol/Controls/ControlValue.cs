using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Controls;

/// <summary>Opens the value of a control for reading.</summary>
static class ControlValue
{
    /// <exception cref="LdapProtocolException">The control has no value.</exception>
    public static BerReader Open(Control control) => new(Get(control).Memory);

    /// <exception cref="LdapProtocolException">The control has no value.</exception>
    public static OctetString Get(Control control) =>
        control.Value ?? throw new LdapProtocolException($"The control {control.Oid} has no value, but must have one.");

    /// <summary>A name as the peer wrote it, whether RFC 4514 allows it or not: whoever takes it apart learns of it.</summary>
    public static DistinguishedName ReadName(ref BerReader reader) => DistinguishedName.FromServer(reader.ReadText());
}
