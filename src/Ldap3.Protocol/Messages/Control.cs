using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Messages;

/// <summary>
/// An extension of an operation (RFC 4511 section 4.1.11). Unknown controls are carried untouched; the known ones are
/// records of their own that derive from this.
/// </summary>
/// <param name="Oid">The control's object identifier.</param>
/// <param name="IsCritical">Whether a server that does not support the control must refuse the operation.</param>
/// <param name="Value">The control's value, or null when it has none.</param>
public record Control(string Oid, bool IsCritical = false, OctetString? Value = null)
{
    /// <summary>The object identifier and whether it is critical; the value is not printed, for it may be secret.</summary>
    public sealed override string ToString() => IsCritical ? $"control {Oid}, critical" : $"control {Oid}";
}
