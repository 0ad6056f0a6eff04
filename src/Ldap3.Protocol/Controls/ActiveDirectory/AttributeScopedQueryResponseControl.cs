using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>Says whether the entries that an attribute names were searched ([MS-ADTS] section 3.1.1.3.4.1.18).</summary>
public sealed record AttributeScopedQueryResponseControl : Control, IControl<AttributeScopedQueryResponseControl>
{
    /// <summary>The object identifier, which the request shares.</summary>
    public const string ControlOid = AttributeScopedQueryControl.ControlOid;

    /// <summary>Creates the control.</summary>
    /// <param name="result">
    /// Success; <see cref="ResultCode.InvalidAttributeSyntax"/> for an attribute that holds no names; or
    /// <see cref="ResultCode.AffectsMultipleDsas"/> where some of the entries are other servers'.
    /// </param>
    public AttributeScopedQueryResponseControl(ResultCode result)
        : base(ControlOid, false, Encode(result)) => Result = result;

    /// <summary>Whether the entries were searched, or why not all.</summary>
    public ResultCode Result { get; }

    static string IControl<AttributeScopedQueryResponseControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static AttributeScopedQueryResponseControl FromControl(Control control) =>
        new((ResultCode)ControlValue.Open(control).ReadSequence().ReadEnumerated());

    static OctetString Encode(ResultCode result)
    {
        var writer = WriterCache.Rent();
        writer.PushSequence();
        writer.WriteEnumerated((int)result);
        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }
}
