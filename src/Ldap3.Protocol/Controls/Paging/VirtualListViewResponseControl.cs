using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>Says which window on a list was returned (draft-ietf-ldapext-ldapv3-vlv-09 section 5.2).</summary>
public sealed record VirtualListViewResponseControl : Control, IControl<VirtualListViewResponseControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "2.16.840.1.113730.3.4.10";

    /// <summary>Creates the control.</summary>
    /// <param name="targetPosition">The target's place in the list, counted from 1.</param>
    /// <param name="contentCount">The server's estimate of the list's length.</param>
    /// <param name="result">Whether the window is what was asked for, or why not.</param>
    /// <param name="contextId">What the client is to send with the next request, or null.</param>
    public VirtualListViewResponseControl(
        int targetPosition, int contentCount, ResultCode result, OctetString? contextId = null)
        : base(ControlOid, false, Encode(targetPosition, contentCount, result, contextId))
    {
        TargetPosition = targetPosition;
        ContentCount = contentCount;
        Result = result;
        ContextId = contextId;
    }

    /// <summary>The target's place in the list, counted from 1.</summary>
    public int TargetPosition { get; }

    /// <summary>The server's estimate of the list's length.</summary>
    public int ContentCount { get; }

    /// <summary>Whether the window is what was asked for, or why not.</summary>
    public ResultCode Result { get; }

    /// <summary>What the client is to send with the next request, or null.</summary>
    public OctetString? ContextId { get; }

    static string IControl<VirtualListViewResponseControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static VirtualListViewResponseControl FromControl(Control control)
    {
        var value = ControlValue.Open(control).ReadSequence();
        return new(
            value.ReadInteger(),
            value.ReadInteger(),
            (ResultCode)value.ReadEnumerated(),
            value.ReadOptionalOctetString());
    }

    static OctetString Encode(int targetPosition, int contentCount, ResultCode result, OctetString? contextId)
    {
        var writer = WriterCache.Rent();
        writer.PushSequence();
        writer.WriteInteger(targetPosition);
        writer.WriteInteger(contentCount);
        writer.WriteEnumerated((int)result);
        if (contextId is { } octets)
        {
            writer.WriteOctets(octets);
        }

        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }
}
