using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has an operation done only if its target entry meets a filter at that moment (RFC 4528); otherwise the result is
/// <see cref="ResultCode.AssertionFailed"/>.
/// </summary>
public sealed record AssertionControl : Control, IControl<AssertionControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.3.6.1.1.12";

    /// <summary>Creates the control.</summary>
    /// <param name="filter">What the entry must meet.</param>
    /// <param name="isCritical">Whether a server that cannot check must refuse. True by default: an unchecked assertion is none.</param>
    public AssertionControl(Filter filter, bool isCritical = true)
        : base(ControlOid, isCritical, Encode(filter)) => Filter = filter;

    /// <summary>What the entry must meet.</summary>
    public Filter Filter { get; }

    static string IControl<AssertionControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static AssertionControl FromControl(Control control)
    {
        var value = ControlValue.Open(control);
        var filter = FilterCodec.Read(ref value);
        value.ThrowIfMore();
        return new(filter, control.IsCritical);
    }

    static OctetString Encode(Filter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var writer = WriterCache.Rent();
        FilterCodec.Write(writer, filter);
        return WriterCache.TakeEncoded(writer);
    }
}
