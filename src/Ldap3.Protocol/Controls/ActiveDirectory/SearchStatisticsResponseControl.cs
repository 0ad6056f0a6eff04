using System.Globalization;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>What a search took of the server ([MS-ADTS] section 3.1.1.3.4.1.6). Read in every format since Windows Server 2003.</summary>
public sealed record SearchStatisticsResponseControl : Control, IControl<SearchStatisticsResponseControl>
{
    /// <summary>The object identifier, which the request shares.</summary>
    public const string ControlOid = SearchStatisticsControl.ControlOid;

    const byte NumberTag = 0x80;
    const byte TextTag = 0x81;

    // By their numbers, which begin at 1 and leave some out: those of Windows 2000.
    static readonly Dictionary<int, string> Names = new()
    {
        [1] = "threadCount", [3] = "callTime", [5] = "entriesReturned", [6] = "entriesVisited", [7] = "filter", [8] = "index",
        [9] = "pagesReferenced", [10] = "pagesRead", [11] = "pagesPreread", [12] = "pagesDirtied", [13] = "pagesRedirtied",
        [14] = "logRecordCount", [15] = "logRecordBytes",
    };

    /// <summary>Creates the control in the format that has names.</summary>
    /// <param name="statistics">The figures.</param>
    public SearchStatisticsResponseControl(params IReadOnlyList<SearchStatistic> statistics)
        : this(statistics, Encode(statistics))
    {
    }

    SearchStatisticsResponseControl(IReadOnlyList<SearchStatistic> statistics, OctetString? value)
        : base(ControlOid, false, value) => Statistics = statistics;

    /// <summary>The figures in the server's order.</summary>
    public IReadOnlyList<SearchStatistic> Statistics { get; }

    static string IControl<SearchStatisticsResponseControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static SearchStatisticsResponseControl FromControl(Control control)
    {
        var value = ControlValue.Open(control).ReadSequence();
        var statistics = new List<SearchStatistic>();
        while (value.HasMore)
        {
            statistics.Add(value.IsNext(BerTag.Sequence) ? ReadNamed(value.ReadSequence()) : ReadNumbered(ref value));
        }

        return new(statistics, control.Value);
    }

    /// <inheritdoc/>
    public bool Equals(SearchStatisticsResponseControl? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    static SearchStatistic ReadNamed(BerReader value)
    {
        var name = value.ReadText();
        return value.IsNext(NumberTag)
            ? new(name, ReadNumber(ref value, NumberTag), null)
            : new(name, null, value.ReadOctetString(TextTag));
    }

    static SearchStatistic ReadNumbered(ref BerReader value)
    {
        var number = value.ReadInteger();
        var name = Names.GetValueOrDefault(number) ?? number.ToString(CultureInfo.InvariantCulture);
        return value.IsNext(BerTag.OctetString)
            ? new(name, null, value.ReadOctetString())
            : new(name, ReadNumber(ref value, BerTag.Integer), null);
    }

    static long ReadNumber(ref BerReader value, byte tag) => value.ReadInteger(tag, int.MinValue);

    static OctetString Encode(IReadOnlyList<SearchStatistic> statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        var writer = WriterCache.Rent();
        writer.PushSequence();
        foreach (var statistic in statistics)
        {
            writer.PushSequence();
            writer.WriteText(statistic.Name);
            if (statistic.Text is { } text)
            {
                writer.WriteOctets(text, AsnTag.Of(TextTag));
            }
            else
            {
                writer.WriteInteger(statistic.Number ?? 0, AsnTag.Of(NumberTag));
            }

            writer.PopSequence();
        }

        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }
}
