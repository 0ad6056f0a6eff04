using System.Formats.Asn1;
using CsCheck;
using Ldap3.Protocol.Codec;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Tests.Codec;

public sealed class MalformedMessageTests
{
    [Fact]
    public void A_message_cut_short_anywhere_is_refused() =>
        MessageGen.Any.Sample(
            operation =>
            {
                var octets = Wire.Encode(operation);
                for (var length = 0; length < octets.Length; length++)
                {
                    Assert.Throws<LdapProtocolException>(() => LdapMessageReader.Read(octets.AsMemory(0, length)));
                }
            },
            iter: 200);

    [Fact]
    public void A_message_with_wrong_octets_is_read_whole_or_refused() =>
        Gen.Select(MessageGen.Any, Gen.Select(Gen.Int[0, int.MaxValue], Gen.Byte).Array[1, 6]).Sample(
            (operation, changes) =>
            {
                var octets = Wire.Encode(operation);
                foreach (var (place, value) in changes)
                {
                    octets[place % octets.Length] = value;
                }

                LookAtEverything(octets);
            },
            iter: 40_000);

    [Fact]
    public void A_message_with_octets_lost_or_doubled_is_read_whole_or_refused() =>
        Gen.Select(MessageGen.Any, Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue]).Sample(
            (operation, from, to) =>
            {
                var octets = Wire.Encode(operation);
                byte[] mixed = [.. octets[..(from % octets.Length)], .. octets[(to % octets.Length)..]];

                // With the outermost length right, what is inside is reached.
                if (mixed.Length is > 2 and < 0x82)
                {
                    mixed[1] = (byte)(mixed.Length - 2);
                }

                LookAtEverything(mixed);
            },
            iter: 20_000);

    [Fact]
    public void Any_octets_are_refused_or_read() =>
        Gen.Byte.Array[0, 60].Sample(LookAtEverything, iter: 20_000);

    [Theory]
    [InlineData(FilterCodec.DeepestNesting - 1, true)]
    [InlineData(FilterCodec.DeepestNesting, false)]
    [InlineData(100_000, false)]
    public void A_filter_nests_no_deeper_than_its_limit(int nots, bool allowed)
    {
        var octets = NestedNots(nots);

        if (allowed)
        {
            Assert.IsType<NotFilter>(Wire.Decode<SearchRequest>(octets).Filter);
        }
        else
        {
            var thrown = Assert.Throws<LdapProtocolException>(() => LdapMessageReader.Read(octets));
            Assert.Contains("100 levels", thrown.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("30 05 02 01 01 5F 00")] // a tag of several octets
    [InlineData("30 05 02 01 01 7A 00")] // an operation that RFC 4511 does not have
    [InlineData("30 05 02 01 FF 42 00")] // a negative message id
    [InlineData("30 0B 02 08 00 00 00 01 00 00 00 00 42 00")] // one above maxInt
    [InlineData("30 05 02 01 01 42 00 00")] // something behind the message
    [InlineData("30 03 02 01 01")] // no operation
    [InlineData("31 05 02 01 01 42 00")] // no SEQUENCE
    [InlineData("30 80 02 01 01 42 00 00 00")] // an indefinite length
    [InlineData("30 0C 02 01 01 60 07 02 01 00 04 00 80 00")] // LDAP version 0
    [InlineData("30 0C 02 01 01 60 07 02 01 03 04 00 81 00")] // an authentication that was never defined
    [InlineData("30 1A 02 01 01 63 15 04 00 0A 01 00 0A 01 04 02 01 00 02 01 00 01 01 00 87 00 30 00")] // derefAliases 4
    [InlineData("30 1A 02 01 01 63 15 04 00 0A 01 00 0A 01 00 02 01 00 02 01 00 01 01 00 8A 00 30 00")] // filter choice 10
    [InlineData("30 1E 02 01 01 63 19 04 00 0A 01 00 0A 01 00 02 01 00 02 01 00 01 01 00 A4 04 04 00 30 00 30 00")] // no substring
    public void What_RFC_4511_does_not_allow_is_refused(string octets)
    {
        Assert.Throws<LdapProtocolException>(() => LdapMessageReader.Read(Wire.Hex(octets)));
    }

    [Theory]
    [InlineData("80 01 61 80 01 62")] // initial twice
    [InlineData("82 01 61 82 01 62")] // final twice
    [InlineData("82 01 61 81 01 62")] // any behind final
    [InlineData("81 01 61 80 01 62")] // initial behind any
    [InlineData("83 01 61")]
    public void Substrings_out_of_order_are_refused(string parts)
    {
        // RFC 4511 section 4.5.1.7.2
        var list = Wire.Hex(parts);
        byte[] filter = [0xA4, (byte)(list.Length + 4), 4, 0, 0x30, (byte)list.Length, .. list];
        byte[] search = [.. Wire.Hex("04 00 0A 01 00 0A 01 00 02 01 00 02 01 00 01 01 00"), .. filter, 0x30, 0];
        byte[] octets = [0x30, (byte)(search.Length + 5), 2, 1, 1, 0x63, (byte)search.Length, .. search];

        Assert.Throws<LdapProtocolException>(() => LdapMessageReader.Read(octets));
    }

    /// <summary>Reads the octets and looks at each part: nothing but the two exceptions of the contract may come.</summary>
    static void LookAtEverything(byte[] octets)
    {
        try
        {
            LdapMessageReader.TryReadHeader(octets, 1000, out _);
            LdapMessageReader.PeekMessageId(octets);
        }
        catch (LdapProtocolException)
        {
        }

        LdapMessage message;
        try
        {
            message = LdapMessageReader.Read(octets);
        }
        catch (Exception e) when (e is LdapProtocolException or LdapFormatException)
        {
            return;
        }

        if (message.Operation is SearchResultEntry entry)
        {
            Assert.Equal(entry.AttributeCount, entry.Attributes.Count);
            for (var i = 0; i < entry.AttributeCount; i++)
            {
                Assert.Equal(entry.Attributes[i].Values.Count, entry.GetValues(i).Count());
                _ = entry.GetStrings(entry.GetDescription(i));
            }

            _ = entry.ObjectName.Normalized;
            _ = entry.ToString();
        }

        Assert.NotEmpty(Wire.Encode(message.Operation, message.MessageId));
    }

    static byte[] NestedNots(int count)
    {
        var filter = Wire.Hex("87 02 63 6E");
        var buffer = new byte[count * 6 + filter.Length];
        var start = buffer.Length - filter.Length;
        filter.CopyTo(buffer, start);
        for (var i = 0; i < count; i++)
        {
            var length = buffer.Length - start;
            start -= 6;
            buffer[start] = 0xA2;
            buffer[start + 1] = 0x84;
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(start + 2), length);
        }

        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence(new Asn1Tag(TagClass.Application, 3)))
            {
                writer.WriteOctetString([]);
                writer.WriteEncodedValue(Wire.Hex("0A 01 00"));
                writer.WriteEncodedValue(Wire.Hex("0A 01 00"));
                writer.WriteInteger(0);
                writer.WriteInteger(0);
                writer.WriteBoolean(false);
                writer.WriteEncodedValue(buffer);
                using (writer.PushSequence())
                {
                }
            }
        }

        return writer.Encode();
    }
}
