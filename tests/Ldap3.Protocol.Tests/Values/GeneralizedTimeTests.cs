using System.Globalization;
using System.Text;
using CsCheck;
using Ldap3.Protocol.Values;

namespace Ldap3.Protocol.Tests.Values;

public sealed class GeneralizedTimeTests
{
    const int Cases = 10_000;

    static readonly Gen<DateTimeOffset> Moment =
        Gen.Long[0, DateTime.MaxValue.Ticks].Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    // RFC 4517 section 3.3.13: century, year, month, day, hour [ minute [ second / leap-second ] ] [ fraction ] g-time-zone
    static readonly Gen<string> Text = Gen.Select(
        Gen.Int[2, 9998],
        Gen.Int[1, 12],
        Gen.Int[1, 28],
        Gen.Int[0, 23],
        Gen.OneOf(Gen.Const(""), Gen.Int[0, 59].Select(Two), Gen.Select(Gen.Int[0, 59], Gen.Int[0, 60]).Select(t => Two(t.Item1) + Two(t.Item2))),
        Gen.OneOf(Gen.Const(""), Gen.Select(Gen.Char[".,"], Gen.Int[0, 99_999_999]).Select(t => $"{t.Item1}{t.Item2}")),
        Gen.OneOf(Gen.Const("Z"), Gen.Select(Gen.Char["+-"], Gen.Int[0, 23]).Select(t => t.Item1 + Two(t.Item2)),
            Gen.Select(Gen.Char["+-"], Gen.Int[0, 23], Gen.Int[0, 59]).Select(t => t.Item1 + Two(t.Item2) + Two(t.Item3))))
        .Select(t => t.Item1.ToString("0000", CultureInfo.InvariantCulture) + Two(t.Item2) + Two(t.Item3) + Two(t.Item4)
            + t.Item5 + t.Item6 + t.Item7);

    [Fact]
    public void Every_moment_comes_back_from_its_text() =>
        Moment.Sample(moment => Parse(Print(moment)) == moment, iter: Cases);

    [Fact]
    public void Every_text_is_read_and_its_printed_form_stays() =>
        Text.Sample(
            text =>
            {
                var printed = Print(Parse(text));
                return Print(Parse(printed)) == printed && Parse(printed) == Parse(text);
            },
            iter: Cases);

    [Theory] // RFC 4517 section 3.3.13
    [InlineData("199412161032Z")]
    [InlineData("199412160532-0500")]
    public void The_examples_of_the_RFC_are_one_moment(string text) =>
        Assert.Equal(new DateTimeOffset(1994, 12, 16, 10, 32, 0, TimeSpan.Zero), Parse(text));

    static DateTimeOffset Parse(string text)
    {
        Assert.True(ValueConverters.GeneralizedTime.TryRead(Encoding.UTF8.GetBytes(text), out var time));
        return time;
    }

    static string Print(DateTimeOffset moment) => ValueConverters.GeneralizedTime.Write(moment).ToString();

    static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);
}
