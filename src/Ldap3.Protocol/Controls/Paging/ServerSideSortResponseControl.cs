using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Says whether the results of a search are sorted (RFC 2891 section 1.2): they are when <see cref="Result"/> is
/// <see cref="ResultCode.Success"/>, and only then.
/// </summary>
public sealed record ServerSideSortResponseControl : Control, IControl<ServerSideSortResponseControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.474";

    const byte AttributeTypeTag = 0x80;

    /// <summary>Creates the control.</summary>
    /// <param name="result">Whether the results are sorted, or why not.</param>
    /// <param name="attributeType">The first attribute that could not be sorted by, or null.</param>
    public ServerSideSortResponseControl(ResultCode result, string? attributeType = null)
        : base(ControlOid, false, Encode(result, attributeType))
    {
        Result = result;
        AttributeType = attributeType;
    }

    /// <summary>Whether the results are sorted, or why not.</summary>
    public ResultCode Result { get; }

    /// <summary>The first attribute that could not be sorted by, or null when the server did not say.</summary>
    public string? AttributeType { get; }

    static string IControl<ServerSideSortResponseControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static ServerSideSortResponseControl FromControl(Control control)
    {
        var value = ControlValue.Open(control).ReadSequence();
        return new((ResultCode)value.ReadEnumerated(), value.ReadOptionalText(AttributeTypeTag));
    }

    static OctetString Encode(ResultCode result, string? attributeType)
    {
        var writer = WriterCache.Rent();
        writer.PushSequence();
        writer.WriteEnumerated((int)result);
        if (attributeType is not null)
        {
            writer.WriteText(attributeType, AsnTag.Of(AttributeTypeTag));
        }

        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }
}
