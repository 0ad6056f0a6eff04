using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Changes how a search goes about naming contexts ([MS-ADTS] section 3.1.1.3.4.1.12).
/// </summary>
public sealed record SearchOptionsControl : Control, IControl<SearchOptionsControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.1340";

    /// <summary>Creates the control.</summary>
    /// <param name="options">What to change.</param>
    /// <param name="isCritical">Whether a server that does not know it must refuse. True by default.</param>
    public SearchOptionsControl(SearchOptions options, bool isCritical = true)
        : base(ControlOid, isCritical, FlagsValue.Encode((int)options)) => Options = options;

    /// <summary>What to change.</summary>
    public SearchOptions Options { get; }

    static string IControl<SearchOptionsControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static SearchOptionsControl FromControl(Control control) => new((SearchOptions)FlagsValue.Read(control), control.IsCritical);
}
