using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has a search tell what somebody may do with the entries found and the attributes asked for (389 Directory Server, after
/// draft-ietf-ldapext-acl-model-08). Read it from each entry with <see cref="EffectiveRights.Of"/>; the last answer of the
/// search has a <see cref="GetEffectiveRightsResponseControl"/>.
/// </summary>
public sealed record GetEffectiveRightsControl : Control, IControl<GetEffectiveRightsControl>
{
    /// <summary>The object identifier, which the response shares.</summary>
    public const string ControlOid = "1.3.6.1.4.1.42.2.27.9.5.2";

    /// <summary>Creates the control.</summary>
    /// <param name="authorizationId">Whose rights, as <c>dn:</c> with a name; <c>dn:</c> alone means nobody in particular.</param>
    /// <param name="isCritical">Whether a server that cannot do this must refuse. True by default.</param>
    public GetEffectiveRightsControl(string authorizationId, bool isCritical = true)
        : base(ControlOid, isCritical, OctetString.FromString(authorizationId)) => AuthorizationId = authorizationId;

    /// <summary>Creates the control for the owner of an entry.</summary>
    /// <param name="name">The entry's name; the empty name means nobody in particular.</param>
    /// <param name="isCritical">Whether a server that cannot do this must refuse. True by default.</param>
    public GetEffectiveRightsControl(DistinguishedName name, bool isCritical = true)
        : this($"dn:{name}", isCritical)
    {
    }

    /// <summary>Whose rights, as <c>dn:</c> with a name.</summary>
    public string AuthorizationId { get; }

    static string IControl<GetEffectiveRightsControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static GetEffectiveRightsControl FromControl(Control control) =>
        new(ControlValue.Get(control).ToString(), control.IsCritical);
}
