using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>Asks for a search's entries page by page, and tells where the next begins (RFC 2696). Immutable.</summary>
public sealed record PagedResultsControl : Control, IControl<PagedResultsControl>
{
    /// <summary>The control's object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.319";

    /// <summary>Makes the control.</summary>
    /// <param name="size">In a request the most entries wanted in the page; in a response the server's estimate of all, or 0.</param>
    /// <param name="cookie">Where the page begins: empty for the first, then what the last response said.</param>
    /// <param name="isCritical">Whether a server that cannot page must refuse. True by default.</param>
    public PagedResultsControl(int size, OctetString cookie = default, bool isCritical = true)
        : base(ControlOid, isCritical, Encode(size, cookie))
    {
        Size = size;
        Cookie = cookie;
    }

    /// <summary>In a request the most entries wanted in the page; in a response the server's estimate of all, or 0.</summary>
    public int Size { get; }

    /// <summary>Where the next page begins. Empty in a response when there is none.</summary>
    public OctetString Cookie { get; }

    static string IControl<PagedResultsControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static PagedResultsControl FromControl(Control control)
    {
        var reader = new BerReader(control.Value?.Memory ?? default);
        var value = reader.ReadSequence();
        return new PagedResultsControl(value.ReadInteger(), value.ReadOctetString(), control.IsCritical);
    }

    // realSearchControlValue ::= SEQUENCE { size INTEGER, cookie OCTET STRING } (RFC 2696 section 2)
    static OctetString Encode(int size, OctetString cookie)
    {
        var writer = WriterCache.Rent();
        using (writer.PushSequence())
        {
            writer.WriteInteger(size);
            writer.WriteOctetString(cookie.Span);
        }

        OctetString value = writer.Encode();
        WriterCache.Return(writer);
        return value;
    }
}
