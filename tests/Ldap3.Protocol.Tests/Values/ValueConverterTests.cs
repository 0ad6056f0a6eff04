using System.Numerics;
using System.Runtime.Serialization;
using System.Text;
using CsCheck;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Values;

namespace Ldap3.Protocol.Tests.Values;

public sealed class ValueConverterTests
{
    static readonly Gen<DateTimeOffset> Moment =
        Gen.Long[new DateTime(1601, 1, 2).Ticks, DateTime.MaxValue.Ticks - 1].Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    enum Colour
    {
        None,
        Red,

        [EnumMember(Value = "light-blue")]
        LightBlue,
    }

    [Flags]
    enum GroupType : uint
    {
        Global = 2,
        Security = 0x80000000,
    }

    [Theory]
    [InlineData("TRUE", true)]
    [InlineData("FALSE", false)]
    [InlineData("true", true)]
    public void Truth_values_are_read(string text, bool expected) => Assert.Equal(expected, Read<bool>(text));

    [Theory]
    [InlineData("20261123120000Z", "2026-11-23T12:00:00Z")]
    [InlineData("20261123120000.0Z", "2026-11-23T12:00:00Z")]
    [InlineData("2026112312Z", "2026-11-23T12:00:00Z")]
    [InlineData("2026112312.25Z", "2026-11-23T12:15:00Z")]
    [InlineData("202611231200,5Z", "2026-11-23T12:00:30Z")]
    [InlineData("20261123120000.1234567Z", "2026-11-23T12:00:00.1234567Z")]
    [InlineData("20261123120000.12345678901234567890123456789Z", "2026-11-23T12:00:00.1234567Z")]
    [InlineData("20261123120000+01", "2026-11-23T11:00:00Z")]
    [InlineData("20261123120000-0530", "2026-11-23T17:30:00Z")]
    [InlineData("20161231235960Z", "2016-12-31T23:59:59.9999999Z")] // a leap second, as near as .NET can say it
    [InlineData("20240229000000Z", "2024-02-29T00:00:00Z")]
    [InlineData("00010101000000Z", "0001-01-01T00:00:00Z")]
    public void Times_are_read(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, null), Read<DateTimeOffset>(text));

    [Theory]
    [InlineData("20230229000000Z")]
    [InlineData("20261323120000Z")]
    [InlineData("20261123240000Z")]
    [InlineData("20261123126000Z")]
    [InlineData("20261123120061Z")]
    [InlineData("20261123120000")]
    [InlineData("20261123120000z")]
    [InlineData("20261123120000.Z")]
    [InlineData("20261123120000+24")]
    [InlineData("20261123")]
    [InlineData("2026112312000Z")]
    [InlineData("00010101000000+0100")]
    [InlineData("2026-11-23")]
    [InlineData("")]
    public void What_is_no_time_is_refused(string text)
    {
        var exception = Assert.Throws<FormatException>(() => Read<DateTimeOffset>(text));

        Assert.Contains(text, exception.Message, StringComparison.Ordinal);
        Assert.Contains("GeneralizedTime", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("9223372036854775807")]
    [InlineData("9223372032559808511")]
    public void Never_is_none(string text) =>
        Assert.Null(ValueConverterSet.Default.Find(typeof(DateTimeOffset?), "accountExpires")!.ReadObject(Octets(text)));

    [Fact]
    public void A_password_that_never_expires_has_no_age() =>
        Assert.Null(ValueConverters.Interval.ReadObject(Octets("-9223372036854775808")));

    [Fact]
    public void A_FILETIME_counts_from_1601() =>
        Assert.Equal(new DateTimeOffset(2009, 7, 25, 23, 0, 0, TimeSpan.Zero), Read<DateTimeOffset>("128930364000000000", "lastLogon"));

    [Theory]
    [InlineData("991231235959Z", "1999-12-31T23:59:59Z")]
    [InlineData("4901010000Z", "2049-01-01T00:00:00Z")]
    [InlineData("500101000000+0100", "1949-12-31T23:00:00Z")]
    public void Years_of_two_digits_are_of_1950_to_2049(string text, string expected)
    {
        var converter = ValueConverterSet.Default.Find(typeof(DateTimeOffset), "x", SyntaxOid.UtcTime)!;

        Assert.Equal(DateTimeOffset.Parse(expected, null), converter.ReadObject(Octets(text)));
    }

    [Fact]
    public void The_same_identifier_has_other_octets_in_Active_Directory()
    {
        var id = Guid.Parse("597ae2f6-16a6-1027-98f4-d28b5365dc14");

        Assert.Equal("597ae2f6-16a6-1027-98f4-d28b5365dc14", Write(id, "entryUUID").ToString());
        Assert.Equal("f6e27a59a616271098f4d28b5365dc14", Convert.ToHexStringLower(Write(id, "objectGUID").Span));
        Assert.Equal("597ae2f6-16a61027-98f4d28b-5365dc14", Write(id, "nsUniqueId").ToString());
        Assert.Equal(id, Converter<Guid>("nsUniqueId").ReadObject(Octets("597ae2f6-16a61027-98f4d28b-5365dc14")));
        Assert.Equal(id, Converter<Guid>("objectGUID").ReadObject(Write(id, "objectGUID").Span));
    }

    [Theory]
    [InlineData("Red", 1)]
    [InlineData("red", 1)]
    [InlineData("1", 1)]
    [InlineData("light-blue", 2)]
    [InlineData("LightBlue", 2)]
    public void Enumerations_are_read_by_name_or_number(string text, int expected) => Assert.Equal((Colour)expected, Read<Colour>(text));

    [Fact]
    public void Enumerations_are_written_by_name_and_by_number_where_the_attribute_is_a_number()
    {
        Assert.Equal("Red", Write(Colour.Red).ToString());
        Assert.Equal("light-blue", Write(Colour.LightBlue).ToString());
        Assert.Equal("1", ValueConverters.Find(typeof(Colour), "x", SyntaxOid.Integer)!.WriteObject(Colour.Red).ToString());
        Assert.Equal("2147483650", Write(GroupType.Global | GroupType.Security).ToString());
        Assert.Equal(GroupType.Global | GroupType.Security, Read<GroupType>("-2147483646"));
    }

    [Fact]
    public void A_DateTime_that_names_no_moment_is_not_written() =>
        Assert.Throws<ArgumentException>(() => Write(new DateTime(2026, 11, 23)));

    [Fact]
    public void A_day_is_written_as_its_midnight_in_UTC()
    {
        Assert.Equal("20261123000000Z", Write(new DateOnly(2026, 11, 23)).ToString());
        Assert.Equal(new DateOnly(2026, 11, 22), Read<DateOnly>("20261123000000+0100"));
    }

    [Fact]
    public void An_address_has_no_label() =>
        Assert.Equal(new Uri("http://example.org/"), Read<Uri>("http://example.org/ The example"));

    [Fact]
    public void A_certificate_that_is_none_is_refused() =>
        Assert.Contains("#0102", Assert.Throws<FormatException>(
            () => Converter<System.Security.Cryptography.X509Certificates.X509Certificate2>("userCertificate;binary").ReadObject([1, 2])).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("300")]
    [InlineData("-1")]
    [InlineData(" 1")]
    [InlineData("1.5")]
    [InlineData("")]
    [InlineData("one")]
    public void A_number_that_the_type_cannot_hold_is_refused(string text) =>
        Assert.Throws<FormatException>(() => Read<byte>(text));

    [Fact]
    public void An_own_converter_takes_the_place_of_the_usual_one()
    {
        var set = ValueConverterSet.Default.With(new Backwards()).With(ValueConverters.FileTime, "myTime");

        Assert.Equal("cba", set.Find(typeof(string), "cn")!.ReadObject("abc"u8));
        Assert.Same(ValueConverters.FileTime, set.Find(typeof(DateTimeOffset), "MyTime;x-option"));
        Assert.Equal("abc", ValueConverters.Find(typeof(string), "cn")!.ReadObject("abc"u8));
    }

    [Fact]
    public void A_type_without_converter_has_none() => Assert.Null(ValueConverters.Find(typeof(ValueConverterTests), "cn"));

    [Fact]
    public void Values_come_back_as_they_went()
    {
        RoundTrips(Gen.String.Where(text => text == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))));
        RoundTrips(Gen.Bool);
        RoundTrips(Gen.Byte);
        RoundTrips(Gen.SByte);
        RoundTrips(Gen.Short);
        RoundTrips(Gen.UShort);
        RoundTrips(Gen.Int);
        RoundTrips(Gen.UInt);
        RoundTrips(Gen.Long);
        RoundTrips(Gen.ULong);
        RoundTrips(Gen.Decimal);
        RoundTrips(Gen.Double);
        RoundTrips(Gen.Float);
        RoundTrips(Gen.Byte.Array.Select(octets => new BigInteger(octets)));
        RoundTrips(Gen.Guid);
        RoundTrips(Gen.Guid, "objectGUID");
        RoundTrips(Gen.Guid, "nsUniqueId");
        RoundTrips(Moment);
        RoundTrips(Moment, "pwdLastSet");
        RoundTrips(Moment.Select(moment => moment.UtcDateTime));
        RoundTrips(Moment.Select(moment => DateOnly.FromDateTime(moment.Date)));
        RoundTrips(Gen.Long[0, long.MaxValue].Select(TimeSpan.FromTicks), "maxPwdAge");
        RoundTrips(Gen.Int[0, int.MaxValue].Select(seconds => TimeSpan.FromSeconds(seconds)), "pwdMaxAge");
        RoundTrips(Gen.Byte.Array.Select(octets => (OctetString)octets));
        RoundTrips(Gen.Enum<Colour>());
        RoundTrips(Gen.UInt.Select(number => (GroupType)number));
        RoundTrips(Gen.String[1, 20].Select(text => DistinguishedName.Of($"cn={text.Replace('\0', ' ') + "x"},o=test")).Where(name => name == DistinguishedName.Parse(name.ToString())));
    }

    static void RoundTrips<T>(Gen<T> gen, string attribute = "x")
        where T : notnull
    {
        var converter = Converter<T>(attribute);
        gen.Sample(value => converter.TryRead(converter.Write(value).Span, out var read) && read.Equals(value), iter: 2000);
    }

    static ValueConverter<T> Converter<T>(string attribute)
        where T : notnull => (ValueConverter<T>)ValueConverters.Find(typeof(T), attribute)!;

    static T Read<T>(string text, string attribute = "x")
        where T : notnull
    {
        Assert.True(Converter<T>(attribute).TryRead(Octets(text), out var value));
        return value;
    }

    static OctetString Write<T>(T value, string attribute = "x")
        where T : notnull => Converter<T>(attribute).Write(value);

    static byte[] Octets(string text) => Encoding.UTF8.GetBytes(text);

    sealed class Backwards : ValueConverter<string>
    {
        public override bool TryRead(ReadOnlySpan<byte> value, out string result)
        {
            result = new string([.. Encoding.UTF8.GetString(value).Reverse()]);
            return true;
        }

        public override OctetString Write(string value) => value;
    }
}
