using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>Says whether the rights that a <see cref="GetEffectiveRightsControl"/> asked for could be told.</summary>
public sealed record GetEffectiveRightsResponseControl : Control, IControl<GetEffectiveRightsResponseControl>
{
    /// <summary>The object identifier, which the request shares.</summary>
    public const string ControlOid = GetEffectiveRightsControl.ControlOid;

    /// <summary>Creates the control.</summary>
    /// <param name="result">Whether the rights could be told, or why not.</param>
    public GetEffectiveRightsResponseControl(ResultCode result)
        : base(ControlOid, false, Encode(result)) => Result = result;

    /// <summary>Whether the rights could be told, or why not.</summary>
    public ResultCode Result { get; }

    static string IControl<GetEffectiveRightsResponseControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static GetEffectiveRightsResponseControl FromControl(Control control) =>
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
