using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Has a search return of the entries found only those values that match (RFC 3876), such as one definition of a whole
/// schema. Should come before other controls of the request that touch the number or order of entries (section 4).
/// </summary>
public sealed record MatchedValuesControl : Control, IControl<MatchedValuesControl>
{
    /// <summary>The object identifier.</summary>
    public const string ControlOid = "1.2.826.0.1.3344810.2.3";

    /// <summary>Creates a control that need not be obeyed.</summary>
    /// <param name="items">
    /// At least one simple filter, without And, Or, Not and <c>:dn</c>. A value that matches any of them is returned.
    /// </param>
    /// <exception cref="ArgumentException">There is none, or one of them is not simple.</exception>
    public MatchedValuesControl(params IReadOnlyList<Filter> items)
        : this(items, false)
    {
    }

    /// <summary>Creates the control.</summary>
    /// <param name="items">
    /// At least one simple filter, without And, Or, Not and <c>:dn</c>. A value that matches any of them is returned.
    /// </param>
    /// <param name="isCritical">Whether a server that cannot do this must refuse.</param>
    /// <exception cref="ArgumentException">There is none, or one of them is not simple.</exception>
    public MatchedValuesControl(IReadOnlyList<Filter> items, bool isCritical)
        : base(ControlOid, isCritical, Encode(items)) => Items = items;

    /// <summary>The simple filters. A value that matches any of them is returned.</summary>
    public IReadOnlyList<Filter> Items { get; }

    static string IControl<MatchedValuesControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static MatchedValuesControl FromControl(Control control)
    {
        var list = ControlValue.Open(control).ReadSequence();
        var items = new List<Filter>();
        do
        {
            var position = list.Position;
            var item = FilterCodec.Read(ref list);
            if (!IsSimple(item))
            {
                BerError.Malformed("A simple filter item (RFC 3876 section 2) was expected, another filter found", position);
            }

            items.Add(item);
        }
        while (list.HasMore);

        return new(items.ToArray(), control.IsCritical);
    }

    /// <inheritdoc/>
    public bool Equals(MatchedValuesControl? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    static bool IsSimple(Filter filter) => filter is not (AndFilter or OrFilter or NotFilter or ExtensibleFilter { DnAttributes: true });

    static OctetString Encode(IReadOnlyList<Filter> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentOutOfRangeException.ThrowIfZero(items.Count, nameof(items));
        var writer = WriterCache.Rent();
        writer.PushSequence();
        foreach (var item in items)
        {
            if (!IsSimple(item))
            {
                throw new ArgumentException(
                    $"{item} is not a simple filter: the control takes neither And, Or, Not nor :dn (RFC 3876 section 2). "
                    + "Several items mean Or.",
                    nameof(items));
            }

            FilterCodec.Write(writer, item);
        }

        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }
}
