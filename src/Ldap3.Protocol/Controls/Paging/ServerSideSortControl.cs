using System.Formats.Asn1;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Asks a server to sort the results of a search (RFC 2891 section 1.1). Whether it did is in the
/// <see cref="ServerSideSortResponseControl"/> of the answer.
/// </summary>
public sealed record ServerSideSortControl : Control, IControl<ServerSideSortControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.473";

    const byte OrderingRuleTag = 0x80;
    const byte ReverseOrderTag = 0x81;

    /// <summary>Creates a control that need not be obeyed.</summary>
    /// <param name="keys">The keys, at least one; each decides where those before it find no difference.</param>
    public ServerSideSortControl(params IReadOnlyList<SortKey> keys)
        : this(keys, false)
    {
    }

    /// <summary>Creates the control.</summary>
    /// <param name="keys">The keys, at least one; each decides where those before it find no difference.</param>
    /// <param name="isCritical">Whether a server that cannot sort so must refuse.</param>
    public ServerSideSortControl(IReadOnlyList<SortKey> keys, bool isCritical)
        : base(ControlOid, isCritical, Encode(keys)) => Keys = keys;

    /// <summary>The keys; each decides where those before it find no difference.</summary>
    public IReadOnlyList<SortKey> Keys { get; }

    static string IControl<ServerSideSortControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public bool Equals(ServerSideSortControl? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    /// <inheritdoc/>
    public static ServerSideSortControl FromControl(Control control)
    {
        var list = ControlValue.Open(control).ReadSequence();
        var keys = new List<SortKey>();
        do
        {
            var key = list.ReadSequence();
            keys.Add(new SortKey(
                key.ReadText(), key.ReadOptionalText(OrderingRuleTag), key.ReadOptionalBoolean(ReverseOrderTag)));
        }
        while (list.HasMore);

        return new(keys.ToArray(), control.IsCritical);
    }

    static OctetString Encode(IReadOnlyList<SortKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfZero(keys.Count, nameof(keys));
        var writer = WriterCache.Rent();
        writer.PushSequence();
        foreach (var key in keys)
        {
            Encode(writer, key);
        }

        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }

    static void Encode(AsnWriter writer, SortKey key)
    {
        writer.PushSequence();
        writer.WriteText(key.AttributeType);
        if (key.OrderingRule is { } rule)
        {
            writer.WriteText(rule, AsnTag.Of(OrderingRuleTag));
        }

        if (key.ReverseOrder)
        {
            // RFC 4511 section 5.1: a value that equals its DEFAULT is not sent.
            writer.WriteBoolean(true, AsnTag.Of(ReverseOrderTag));
        }

        writer.PopSequence();
    }
}
