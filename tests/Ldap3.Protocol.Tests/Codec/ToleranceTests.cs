using Ldap3.Protocol.Codec;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Tests.Codec;

/// <summary>What other senders may write otherwise than we do.</summary>
public sealed class ToleranceTests
{
    [Fact]
    public void Lengths_may_take_four_octets_as_Active_Directory_has_them()
    {
        var entry = Wire.Decode<SearchResultEntry>(Wire.Hex(
            "30 84 00 00 00 2B 02 01 02 64 84 00 00 00 22 04 04 64 63 3D 78 30 84 00 00 00 16 "
            + "30 84 00 00 00 10 04 02 63 6E 31 84 00 00 00 06 04 01 61 04 01 62"));

        Assert.Equal("dc=x", entry.ObjectName.ToString());
        Assert.Equal(["a", "b"], entry.GetStrings("cn"));
    }

    [Theory]
    [InlineData("", "85 01 FF")] // behind the operation
    [InlineData("85 01 FF", "")] // behind the result
    [InlineData("85 01 FF", "85 01 FF A0 0B 30 09 04 03 31 2E 32 01 01 FF 05 00")] // before controls, and in one
    public void Unknown_elements_at_the_end_of_a_response_are_passed_over(string inResult, string inMessage)
    {
        // RFC 4511 section 4: a later version may add elements at the end.
        var octets = Wire.Message(
            Wire.Element(0x61, Wire.Hex("0A 01 00 04 00 04 00" + inResult)), Wire.Hex(inMessage));

        var response = Wire.Decode<BindResponse>(octets);

        Assert.Equal(ResultCode.Success, response.ResultCode);
        Assert.All(response.Controls, control => Assert.Equal(new Control("1.2", true), control));
    }

    [Theory]
    [InlineData(0x60, "02 01 03 04 00 80 00 85 01 FF")] // bind
    [InlineData(0x60, "02 01 03 04 00 A3 05 04 00 85 01 FF")] // SASL credentials
    [InlineData(0x63, "04 00 0A 01 00 0A 01 00 02 01 00 02 01 00 01 01 00 87 00 30 00 85 01 FF")] // search
    [InlineData(0x66, "04 00 30 0C 30 0A 0A 01 00 30 05 04 01 6C 31 00 85 01 FF")] // modify
    [InlineData(0x68, "04 00 30 0A 30 08 04 01 6C 31 00 85 01 FF")] // an attribute of an addition
    [InlineData(0x6C, "04 00 04 04 64 63 3D 79 01 01 00 85 01 FF")] // rename
    [InlineData(0x6E, "04 00 30 09 04 01 6C 04 01 31 85 01 FF")] // the assertion of a comparison
    [InlineData(0x77, "80 03 31 2E 32 85 01 FF")] // extended
    public void Unknown_elements_at_the_end_of_a_request_are_passed_over(byte tag, string contents)
    {
        var message = LdapMessageReader.Read(Wire.Message(Wire.Element(tag, Wire.Hex(contents))));

        Assert.IsType<LdapRequest>(message.Operation, exactMatch: false);
    }

    [Fact]
    public void Unknown_elements_within_an_entry_are_passed_over()
    {
        var entry = Wire.Decode<SearchResultEntry>(Wire.Message(
            Wire.Element(0x64, Wire.Hex("04 00 30 0E 30 0C 04 02 63 6E 31 03 04 01 61 85 01 00 85 01 00"))));

        Assert.Equal(["a"], entry.GetStrings("cn"));
    }

    [Fact]
    public void A_result_code_that_no_document_has_is_kept()
    {
        var done = Wire.Decode<SearchResultDone>(Wire.Hex("30 0D 02 01 03 65 08 0A 02 27 0F 04 00 04 00"));

        Assert.Equal((ResultCode)9999, done.ResultCode);
    }

    [Fact]
    public void Words_that_are_not_UTF8_are_kept_as_far_as_they_are()
    {
        var done = Wire.Decode<SearchResultDone>(Wire.Hex("30 0F 02 01 03 65 0A 0A 01 00 04 00 04 03 41 FC 42"));

        Assert.Equal("A\uFFFDB", done.DiagnosticMessage);
    }

    [Fact]
    public void A_name_in_a_request_that_is_not_UTF8_is_refused_as_a_name()
    {
        var octets = Wire.Hex("30 09 02 01 06 4A 04 64 63 3D FC");

        Assert.Throws<LdapFormatException>(() => LdapMessageReader.Read(octets));
        Assert.Equal(6, LdapMessageReader.PeekMessageId(octets));
    }
}
