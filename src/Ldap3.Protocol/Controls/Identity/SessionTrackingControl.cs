using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Tells a server for whom an application does an operation, so that its log can be read beside the application's
/// (draft-wahl-ldap-session-03). A request may have several, of different formats. Never critical.
/// </summary>
public sealed record SessionTrackingControl : Control, IControl<SessionTrackingControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.3.6.1.4.1.21008.108.63.1";

    /// <summary>The format of a RADIUS <c>Acct-Session-Id</c> (section 2.3.1).</summary>
    public const string RadiusSessionFormat = "1.3.6.1.4.1.21008.108.63.1.1";

    /// <summary>The format of a RADIUS <c>Acct-Multi-Session-Id</c> (section 2.3.2).</summary>
    public const string RadiusMultiSessionFormat = "1.3.6.1.4.1.21008.108.63.1.2";

    /// <summary>The format of a user's name (section 2.3.3).</summary>
    public const string UserNameFormat = "1.3.6.1.4.1.21008.108.63.1.3";

    const int LongestAddress = 128;
    const int LongestName = 65536;

    /// <summary>Creates the control.</summary>
    /// <param name="sourceIp">The address of the system that made the identifier up, at most 128 characters; empty if not known.</param>
    /// <param name="sourceName">That system's name in the terms of the format, at most 65536 octets; empty if not known.</param>
    /// <param name="formatOid">The object identifier of the format, such as <see cref="UserNameFormat"/>.</param>
    /// <param name="identifier">The identifier of the session in the terms of the format.</param>
    /// <exception cref="ArgumentException">A part is longer than the draft allows, or the format is empty.</exception>
    public SessionTrackingControl(string sourceIp, string sourceName, string formatOid, string identifier)
        : base(ControlOid, false, Encode(sourceIp, sourceName, formatOid, identifier))
    {
        SourceIp = sourceIp;
        SourceName = sourceName;
        FormatOid = formatOid;
        Identifier = identifier;
    }

    /// <summary>The address of the system that made the identifier up; empty if not known.</summary>
    public string SourceIp { get; }

    /// <summary>That system's name in the terms of the format; empty if not known.</summary>
    public string SourceName { get; }

    /// <summary>The object identifier of the format.</summary>
    public string FormatOid { get; }

    /// <summary>The identifier of the session in the terms of the format.</summary>
    public string Identifier { get; }

    static string IControl<SessionTrackingControl>.ControlOid => ControlOid;

    /// <summary>Makes a control that names the user of the application.</summary>
    /// <param name="userName">The user's name.</param>
    /// <param name="sourceIp">The application's address; empty, the default, if not known.</param>
    /// <param name="sourceName">The application's name; empty, the default, if not known.</param>
    public static SessionTrackingControl ForUser(string userName, string sourceIp = "", string sourceName = "") =>
        new(sourceIp, sourceName, UserNameFormat, userName);

    /// <inheritdoc/>
    public static SessionTrackingControl FromControl(Control control)
    {
        var value = ControlValue.Open(control).ReadSequence();
        var (sourceIp, sourceName, formatOid) = (value.ReadText(), value.ReadText(), value.ReadText());

        // Section 2.1: what a peer may not send is refused here, where it is its fault and not the caller's.
        return sourceIp.Length <= LongestAddress && OctetString.FromString(sourceName).Length <= LongestName && formatOid.Length > 0
            ? new(sourceIp, sourceName, formatOid, value.ReadText()) { IsCritical = control.IsCritical }
            : throw new LdapProtocolException($"The control {ControlOid} has a part that is longer or shorter than allowed.");
    }

    static OctetString Encode(string sourceIp, string sourceName, string formatOid, string identifier)
    {
        ArgumentNullException.ThrowIfNull(sourceIp);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sourceIp.Length, LongestAddress, nameof(sourceIp));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(
            OctetString.FromString(sourceName).Length, LongestName, nameof(sourceName));
        ArgumentException.ThrowIfNullOrEmpty(formatOid);
        ArgumentNullException.ThrowIfNull(identifier);
        var writer = WriterCache.Rent();
        writer.PushSequence();
        writer.WriteText(sourceIp);
        writer.WriteText(sourceName);
        writer.WriteText(formatOid);
        writer.WriteText(identifier);
        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }
}
