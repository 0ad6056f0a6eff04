using System.Buffers.Binary;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Asks what a search takes of the server ([MS-ADTS] section 3.1.1.3.4.1.6): <c>LDAP_SERVER_GET_STATS_OID</c>. Needs the privilege to
/// debug the server. The answer has a <see cref="SearchStatisticsResponseControl"/>.
/// </summary>
public sealed record SearchStatisticsControl : Control, IControl<SearchStatisticsControl>
{
    /// <summary>The object identifier, which the response shares.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.970";

    /// <summary>Creates the control.</summary>
    /// <param name="flags">What is returned: by default the entries, and the figures by names.</param>
    /// <param name="isCritical">Whether a server that does not know it must refuse. False by default.</param>
    public SearchStatisticsControl(
        SearchStatisticsFlags flags = SearchStatisticsFlags.Statistics | SearchStatisticsFlags.ExtendedFormat,
        bool isCritical = false)
        : base(ControlOid, isCritical, Encode(flags)) => Flags = flags;

    /// <summary>What is returned.</summary>
    public SearchStatisticsFlags Flags { get; }

    static string IControl<SearchStatisticsControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static SearchStatisticsControl FromControl(Control control)
    {
        if (control.Value is not { } value)
        {
            // Omitting the value is asking for the figures.
            return new(SearchStatisticsFlags.Statistics, control.IsCritical);
        }

        return value.Length == sizeof(int)
            ? new((SearchStatisticsFlags)BinaryPrimitives.ReadInt32LittleEndian(value.Span), control.IsCritical)
            : throw new LdapProtocolException($"The control {ControlOid} has a value of {value.Length} octets, but 4 are expected.");
    }

    // Unlike in all other controls this is not BER, but the number as it lies in a server's memory.
    static OctetString Encode(SearchStatisticsFlags flags)
    {
        var octets = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(octets, (int)flags);
        return octets;
    }
}
