using System.Formats.Asn1;
using CsCheck;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Codec;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Tests.Codec;

public sealed class AnyMessageTests
{
    [Fact]
    public void Any_message_comes_back_as_sent() =>
        MessageGen.Any.Sample(
            operation =>
            {
                var octets = Wire.Encode(operation, 77);
                var message = LdapMessageReader.Read(octets);

                Assert.Equal(77, message.MessageId);
                Assert.IsType(operation.GetType(), message.Operation);
                Assert.Equal(octets, Wire.Encode(message.Operation, 77));
                Assert.Equal(operation.Controls, message.Operation.Controls);
                Assert.Equal(77, LdapMessageReader.PeekMessageId(octets));
                Assert.True(LdapMessageReader.TryReadHeader(octets, octets.Length, out var length));
                Assert.Equal(octets.Length, length);
            },
            iter: 10_000);

    [Fact]
    public void Any_message_is_well_formed_to_System_Formats_Asn1() =>
        MessageGen.Any.Sample(operation => Walk(Wire.Encode(operation)), iter: 3_000);

    [Fact]
    public void Any_filter_comes_back_equal() =>
        MessageGen.Filters.Sample(
            filter =>
            {
                var writer = new AsnWriter(AsnEncodingRules.BER);
                FilterCodec.Write(writer, filter);
                var reader = new BerReader(writer.Encode().AsMemory());

                Assert.Equal(filter, FilterCodec.Read(ref reader));
                Assert.False(reader.HasMore);
            },
            iter: 10_000);

    [Fact]
    public void Any_entry_comes_back_equal() =>
        MessageGen.Any.Where(operation => operation is SearchResultEntry).Sample(
            operation =>
            {
                var decoded = Wire.Decode<SearchResultEntry>(Wire.Encode(operation));

                Assert.Equal((SearchResultEntry)operation with { Controls = decoded.Controls }, decoded);
            },
            iter: 500);

    static void Walk(ReadOnlyMemory<byte> octets)
    {
        var reader = new AsnReader(octets, AsnEncodingRules.BER);
        while (reader.HasData)
        {
            var tag = reader.PeekTag();
            var contents = reader.PeekContentBytes();
            reader.ReadEncodedValue();
            if (tag.IsConstructed)
            {
                Walk(contents);
            }
        }
    }
}
