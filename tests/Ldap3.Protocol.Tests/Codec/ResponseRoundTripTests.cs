using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Tests.Codec;

public sealed class ResponseRoundTripTests
{
    public static TheoryData<LdapResult> Results =>
    [
        new SearchResultDone { ResultCode = ResultCode.Success },
        new ModifyResponse { ResultCode = ResultCode.NoSuchAttribute },
        new AddResponse { ResultCode = ResultCode.EntryAlreadyExists },
        new DeleteResponse { ResultCode = ResultCode.NotAllowedOnNonLeaf },
        new ModifyDnResponse { ResultCode = ResultCode.AffectsMultipleDsas },
        new CompareResponse { ResultCode = ResultCode.CompareTrue },
        new BindResponse { ResultCode = ResultCode.SaslBindInProgress },
        new ExtendedResponse { ResultCode = (ResultCode)5000 },
    ];

    [Theory]
    [MemberData(nameof(Results))]
    public void A_result_keeps_code_name_words_referrals_and_controls(LdapResult result)
    {
        var full = result with
        {
            MatchedDn = "dc=example,dc=org",
            DiagnosticMessage = "Größe überschritten",
            Referrals = ["ldap://a/", "ldap://b/dc=example,dc=org??sub"],
            Controls = [new Control("1.2.3", false, "x")],
        };

        var decoded = Assert.IsType<LdapResult>(
            Ldap3.Protocol.Codec.LdapMessageReader.Read(Wire.Encode(full)).Operation, exactMatch: false);

        Assert.Equal(full.Referrals, decoded.Referrals);
        Assert.Equal(full.Controls, decoded.Controls);
        Assert.Equal(full, decoded with { Referrals = full.Referrals, Controls = full.Controls });
        Assert.Equal(result, Ldap3.Protocol.Codec.LdapMessageReader.Read(Wire.Encode(result)).Operation);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("challenge")]
    public void A_bind_response_without_credentials_is_not_one_with_empty_credentials(string? credentials)
    {
        var response = new BindResponse
        {
            ResultCode = ResultCode.SaslBindInProgress,
            ServerSaslCredentials = credentials is null ? default(OctetString?) : credentials,
        };

        Assert.Equal(response, Wire.RoundTrip(response));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("1.3.6.1.4.1.1466.20036", null)]
    [InlineData(null, "")]
    [InlineData("1.2.3", "value")]
    public void Extended_and_intermediate_responses_keep_name_and_value(string? oid, string? value)
    {
        var octets = value is null ? default(OctetString?) : value;
        var response = new ExtendedResponse { ResultCode = ResultCode.Success, Oid = oid, Value = octets };
        var intermediate = new IntermediateResponse(oid, octets);

        Assert.Equal(response, Wire.RoundTrip(response));
        Assert.Equal(intermediate, Wire.RoundTrip(intermediate));
    }

    [Fact]
    public void A_reference_keeps_its_URLs()
    {
        string[] uris = ["ldap://a/dc=x", "ldap://b/dc=x"];

        Assert.Equal(uris, Wire.RoundTrip(new SearchResultReference(uris)).Uris);
    }
}
