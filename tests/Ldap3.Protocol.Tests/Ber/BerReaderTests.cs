using System.Formats.Asn1;
using CsCheck;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Tests.Codec;

namespace Ldap3.Protocol.Tests.Ber;

public sealed class BerReaderTests
{
    [Theory]
    [InlineData("01 01 FF", true)]
    [InlineData("01 01 01", true)] // any non-zero octet is TRUE in BER
    [InlineData("01 01 00", false)]
    [InlineData("01 81 01 80", true)]
    public void A_boolean_is_read_in_every_BER_form(string octets, bool expected) =>
        Assert.Equal(expected, new BerReader(Wire.Hex(octets).AsSpan()).ReadBoolean());

    [Theory]
    [InlineData("02 01 00", 0)]
    [InlineData("02 01 7F", 127)]
    [InlineData("02 02 00 80", 128)]
    [InlineData("02 04 7F FF FF FF", int.MaxValue)]
    [InlineData("02 04 00 00 00 01", 1)] // padded, as some servers have it
    [InlineData("02 08 00 00 00 00 00 00 01 00", 256)]
    [InlineData("02 84 00 00 00 01 05", 5)]
    public void An_integer_is_read_with_or_without_padding(string octets, int expected) =>
        Assert.Equal(expected, new BerReader(Wire.Hex(octets).AsSpan()).ReadInteger());

    [Theory]
    [InlineData("02 01 FF", -1)]
    [InlineData("02 02 FF 80", -128)]
    [InlineData("02 04 80 00 00 00", int.MinValue)]
    public void A_negative_integer_is_read_where_one_is_allowed(string octets, int expected) =>
        Assert.Equal(expected, new BerReader(Wire.Hex(octets).AsSpan()).ReadInteger(minimum: int.MinValue));

    [Theory]
    [InlineData("", "INTEGER (0x02) was expected, the end of the element found at octet 0.")]
    [InlineData("04 00", "INTEGER (0x02) was expected, OCTET STRING (0x04) found at octet 0.")]
    [InlineData("A3 00", "INTEGER (0x02) was expected, constructed [context 3] (0xA3) found at octet 0.")]
    [InlineData("02", "Another element was expected, the end of the enclosing one found at octet 1.")]
    [InlineData("02 00", "INTEGER (0x02) of 1 to 8 octets was expected, one of 0 found at octet 2.")]
    [InlineData("02 09 00 00 00 00 00 00 00 00 00", "INTEGER (0x02) of 1 to 8 octets was expected, one of 9 found at octet 2.")]
    [InlineData("02 01 FF", "A number from 0 to 2147483647 was expected, -1 found at octet 2.")]
    [InlineData("02 05 00 80 00 00 00", "A number from 0 to 2147483647 was expected, 2147483648 found at octet 2.")]
    [InlineData("02 08 7F FF FF FF FF FF FF FF", "A number from 0 to 2147483647 was expected, 9223372036854775807 found at octet 2.")]
    [InlineData("02 02 00", "A length of at most 1 was expected, as much as the enclosing element holds, 2 found at octet 1.")]
    [InlineData("02 80 00 00 00", "A definite length was expected (RFC 4511 section 5.1), an indefinite one found at octet 1.")]
    [InlineData("02 85 00 00 00 00 01 01", "A length of at most 4 octets was expected, one of 5 found at octet 1.")]
    [InlineData("02 FF 00", "A length of at most 4 octets was expected, one of 127 found at octet 1.")]
    [InlineData("02 84 FF FF FF FF 00", "A length of at most 1 was expected, as much as the enclosing element holds, 4294967295 found at octet 1.")]
    [InlineData("02 84 7F FF", "Another element was expected, the end of the enclosing one found at octet 4.")]
    public void What_is_no_integer_is_refused_saying_what_and_where(string octets, string message)
    {
        var thrown = Assert.Throws<LdapProtocolException>(() => new BerReader(Wire.Hex(octets).AsSpan()).ReadInteger());

        Assert.Equal(message, thrown.Message);
    }

    [Theory]
    [InlineData("24 04 04 02 41 42")] // constructed: RFC 4511 section 5.1 allows only the primitive form
    [InlineData("24 80 04 01 41 00 00")]
    public void A_constructed_string_is_refused(string octets)
    {
        var thrown = Assert.Throws<LdapProtocolException>(() => new BerReader(Wire.Hex(octets).AsSpan()).ReadText());

        Assert.StartsWith("OCTET STRING (0x04) was expected, constructed OCTET STRING (0x24) found", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_length_may_not_leave_the_enclosing_element()
    {
        var octets = Wire.Hex("30 04 04 03 41 42 43"); // the string would end behind its SEQUENCE

        var thrown = Assert.Throws<LdapProtocolException>(() =>
        {
            var sequence = new BerReader(octets.AsSpan()).ReadSequence();
            sequence.ReadOctets();
        });

        Assert.EndsWith("octet 3.", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1F 81 00 00")]
    [InlineData("BF 01 00")]
    public void A_tag_of_several_octets_is_refused(string octets) =>
        Assert.Throws<LdapProtocolException>(() => new BerReader(Wire.Hex(octets).AsSpan()).Skip());

    [Fact]
    public void Values_refer_to_the_memory_given_and_are_copies_of_a_span()
    {
        var octets = Wire.Hex("04 02 41 42");
        var referring = new BerReader(octets.AsMemory()).ReadOctetString();
        var copied = new BerReader(octets.AsSpan()).ReadOctetString();

        octets[2] = (byte)'X';

        Assert.Equal("XB", referring.ToString());
        Assert.Equal("AB", copied.ToString());
    }

    [Fact]
    public void What_System_Formats_Asn1_writes_is_read_the_same() =>
        Gen.Select(Gen.Int, Gen.Byte.Array[0, 300], Gen.Bool, Gen.Int[0, int.MaxValue], Gen.String).Sample(
            (number, octets, truth, code, text) =>
            {
                var writer = new AsnWriter(AsnEncodingRules.BER);
                using (writer.PushSequence())
                {
                    writer.WriteInteger(number);
                    writer.WriteOctetString(octets);
                    using (writer.PushSetOf())
                    {
                        writer.WriteBoolean(truth);
                        writer.WriteEnumerated(code);
                    }

                    writer.WriteText(text);
                }

                var reader = new BerReader(writer.Encode().AsMemory());
                var sequence = reader.ReadSequence();
                Assert.Equal(number, sequence.ReadInteger(minimum: int.MinValue));
                Assert.Equal(octets, sequence.ReadOctetString().ToArray());
                var set = sequence.ReadConstructed(BerTag.Set);
                Assert.Equal(truth, set.ReadBoolean());
                Assert.Equal(code, set.ReadEnumerated());
                set.ThrowIfMore();
                Assert.Equal(OctetString.FromString(text).ToString(), sequence.ReadText());
                sequence.ThrowIfMore();
                reader.ThrowIfMore();
            },
            iter: 5_000);

    [Fact]
    public void Any_octets_are_taken_as_System_Formats_Asn1_takes_them_or_refused() =>
        Gen.Byte.Array[0, 12].Sample(
            octets =>
            {
                // The same first element, where both take it: LDAP's subset is smaller.
                try
                {
                    var reader = new BerReader(octets.AsSpan());
                    var contents = reader.ReadAny(out var tag).Rest.ToArray();
                    var theirs = AsnDecoder.ReadEncodedValue(octets, AsnEncodingRules.BER, out var start, out var length, out var consumed);
                    Assert.Equal(octets[start..(start + length)], contents);
                    Assert.Equal(consumed, reader.Position);
                    Assert.Equal((int)tag & 0x1F, theirs.TagValue);
                }
                catch (Exception e) when (e is LdapProtocolException or AsnContentException)
                {
                    // Either may refuse: AsnDecoder the end-of-contents tag, for example.
                }
            },
            iter: 20_000);

    [Theory]
    [InlineData(0)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(32767)]
    [InlineData(32768)]
    [InlineData(8388607)]
    [InlineData(8388608)]
    [InlineData(int.MaxValue)]
    public void An_enumerated_is_written_in_as_few_octets_as_an_integer(int value)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteEnumerated(value);

        var integer = new AsnWriter(AsnEncodingRules.DER);
        integer.WriteInteger(value);

        Assert.Equal(integer.Encode()[1..], writer.Encode()[1..]);
    }
}
