using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has the reset of a password obey the history of passwords too, as a change does ([MS-ADTS] section 3.1.1.3.4.1.27).
/// The older object identifier, for servers that do not list
/// <see cref="PolicyHintsControl"/>.
/// </summary>
public sealed record DeprecatedPolicyHintsControl : Control, IControl<DeprecatedPolicyHintsControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.2066";

    const int Enforce = 1;

    /// <summary>Creates the control.</summary>
    /// <param name="enforcesHistory">Whether the history is obeyed. True by default.</param>
    /// <param name="isCritical">Whether a server that does not know it must refuse. True by default.</param>
    public DeprecatedPolicyHintsControl(bool enforcesHistory = true, bool isCritical = true)
        : base(ControlOid, isCritical, FlagsValue.Encode(enforcesHistory ? Enforce : 0)) => EnforcesHistory = enforcesHistory;

    /// <summary>Whether the history of passwords is obeyed.</summary>
    public bool EnforcesHistory { get; }

    static string IControl<DeprecatedPolicyHintsControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static DeprecatedPolicyHintsControl FromControl(Control control) =>
        new((FlagsValue.Read(control) & Enforce) != 0, control.IsCritical);
}
