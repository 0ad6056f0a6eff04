using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Asks for a window on the sorted results of a search, as a scrolling list shows it (draft-ietf-ldapext-ldapv3-vlv-09).
/// Needs a <see cref="ServerSideSortControl"/> beside it; the answer has a <see cref="VirtualListViewResponseControl"/>.
/// </summary>
public sealed record VirtualListViewControl : Control, IControl<VirtualListViewControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "2.16.840.1.113730.3.4.9";

    const byte ByOffsetTag = 0xA0;
    const byte GreaterThanOrEqualTag = 0x81;

    VirtualListViewControl(Window window, bool isCritical)
        : base(ControlOid, isCritical, Encode(window))
    {
        BeforeCount = window.Before;
        AfterCount = window.After;
        Offset = window.Offset;
        ContentCount = window.ContentCount;
        GreaterThanOrEqual = window.Value;
        ContextId = window.ContextId;
    }

    /// <summary>How many entries before the target.</summary>
    public int BeforeCount { get; }

    /// <summary>How many entries after the target.</summary>
    public int AfterCount { get; }

    /// <summary>The target counted from 1; 0 when <see cref="GreaterThanOrEqual"/> says it.</summary>
    public int Offset { get; }

    /// <summary>How long the client takes the list to be; 0 if it does not know.</summary>
    public int ContentCount { get; }

    /// <summary>The value that the target's first sort key is not below, or null when <see cref="Offset"/> says the target.</summary>
    public OctetString? GreaterThanOrEqual { get; }

    /// <summary>What the server sent with the window before, or null.</summary>
    public OctetString? ContextId { get; }

    static string IControl<VirtualListViewControl>.ControlOid => ControlOid;

    /// <summary>Makes a control for a window around an offset.</summary>
    /// <param name="beforeCount">How many entries before the target.</param>
    /// <param name="afterCount">How many entries after the target.</param>
    /// <param name="offset">
    /// The target, counted from 1. When <paramref name="contentCount"/> is given, only the ratio of both counts.
    /// </param>
    /// <param name="contentCount">How long the client takes the list to be; 0, the default, if it does not know.</param>
    /// <param name="contextId">What the server sent with the window before, or null.</param>
    /// <param name="isCritical">Whether a server that cannot do this must refuse. True by default: without, the whole list comes.</param>
    public static VirtualListViewControl ByOffset(
        int beforeCount,
        int afterCount,
        int offset,
        int contentCount = 0,
        OctetString? contextId = null,
        bool isCritical = true) =>
        new(new Window(beforeCount, afterCount, offset, contentCount, null, contextId), isCritical);

    /// <summary>Makes a control for a window around the first entry whose first sort key is not below a value.</summary>
    /// <param name="beforeCount">How many entries before the target.</param>
    /// <param name="afterCount">How many entries after the target.</param>
    /// <param name="greaterThanOrEqual">The value.</param>
    /// <param name="contextId">What the server sent with the window before, or null.</param>
    /// <param name="isCritical">Whether a server that cannot do this must refuse. True by default: without, the whole list comes.</param>
    public static VirtualListViewControl ByValue(
        int beforeCount,
        int afterCount,
        OctetString greaterThanOrEqual,
        OctetString? contextId = null,
        bool isCritical = true) =>
        new(new Window(beforeCount, afterCount, 0, 0, greaterThanOrEqual, contextId), isCritical);

    /// <inheritdoc/>
    public static VirtualListViewControl FromControl(Control control)
    {
        var value = ControlValue.Open(control).ReadSequence();
        var window = new Window { Before = value.ReadInteger(), After = value.ReadInteger() };
        if (value.IsNext(ByOffsetTag))
        {
            var target = value.ReadConstructed(ByOffsetTag);
            window = window with { Offset = target.ReadInteger(), ContentCount = target.ReadInteger() };
        }
        else
        {
            window = window with { Value = value.ReadOctetString(GreaterThanOrEqualTag) };
        }

        return new(window with { ContextId = value.ReadOptionalOctetString() }, control.IsCritical);
    }

    static OctetString Encode(Window window)
    {
        var writer = WriterCache.Rent();
        writer.PushSequence();
        writer.WriteInteger(window.Before);
        writer.WriteInteger(window.After);
        if (window.Value is { } value)
        {
            writer.WriteOctets(value, AsnTag.Of(GreaterThanOrEqualTag));
        }
        else
        {
            writer.PushSequence(AsnTag.Of(ByOffsetTag));
            writer.WriteInteger(window.Offset);
            writer.WriteInteger(window.ContentCount);
            writer.PopSequence(AsnTag.Of(ByOffsetTag));
        }

        if (window.ContextId is { } contextId)
        {
            writer.WriteOctets(contextId);
        }

        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }

    readonly record struct Window(
        int Before, int After, int Offset, int ContentCount, OctetString? Value, OctetString? ContextId);
}
