using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Makes an update part of a transaction (RFC 5805 section 2.2): its success means only that it was taken note of. Always
/// critical. <see cref="Transactions.LdapTransaction"/> adds it by itself.
/// </summary>
public sealed record TransactionSpecificationControl : Control, IControl<TransactionSpecificationControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.3.6.1.1.21.2";

    /// <summary>Creates the control.</summary>
    /// <param name="identifier">What the server called the transaction.</param>
    public TransactionSpecificationControl(OctetString identifier)
        : base(ControlOid, true, identifier)
    {
    }

    /// <summary>What the server called the transaction.</summary>
    public OctetString Identifier => Value!.Value;

    static string IControl<TransactionSpecificationControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static TransactionSpecificationControl FromControl(Control control) =>
        new(ControlValue.Get(control)) { IsCritical = control.IsCritical };
}
