using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Asks for the results of a search page by page, and comes back with where the next page begins (RFC 2696).
/// </summary>
public sealed record PagedResultsControl : Control, IControl<PagedResultsControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.319";

    /// <summary>Creates the control.</summary>
    /// <param name="size">From a client: how many entries the page is to have. From a server: how many the whole result may have, 0 if it does not know.</param>
    /// <param name="cookie">From a client: empty for the first page, then what the server sent. From a server: empty after the last page.</param>
    /// <param name="isCritical">Whether a server that does not page must refuse. True by default.</param>
    public PagedResultsControl(int size, OctetString cookie = default, bool isCritical = true)
        : base(ControlOid, isCritical, Encode(size, cookie))
    {
        Size = size;
        Cookie = cookie;
    }

    /// <summary>From a client: the size of the page. From a server: its estimate of the whole, 0 if it does not know.</summary>
    public int Size { get; }

    /// <summary>Where the next page begins, in the server's own terms; empty before the first and after the last page.</summary>
    public OctetString Cookie { get; }

    static string IControl<PagedResultsControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static PagedResultsControl FromControl(Control control)
    {
        var value = ControlValue.Open(control).ReadSequence();
        return new(value.ReadInteger(), value.ReadOctetString(), control.IsCritical);
    }

    static OctetString Encode(int size, OctetString cookie)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var writer = WriterCache.Rent();
        writer.PushSequence();
        writer.WriteInteger(size);
        writer.WriteOctets(cookie);
        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }
}
