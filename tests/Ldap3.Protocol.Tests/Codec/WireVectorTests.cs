using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Codec;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Tests.Codec;

/// <summary>Octets put together by hand from the ASN.1 of RFC 4511 appendix B.</summary>
public sealed class WireVectorTests
{
    public static TheoryData<string, int, LdapOperation> Messages => new()
    {
        // An anonymous bind, and its success.
        { "30 0C 02 01 01 60 07 02 01 03 04 00 80 00", 1, new BindRequest("", new SimpleAuthentication(OctetString.Empty)) },
        { "30 0C 02 01 01 61 07 0A 01 00 04 00 04 00", 1, new BindResponse { ResultCode = ResultCode.Success } },

        // A SASL bind without credentials.
        {
            "30 18 02 01 02 60 13 02 01 03 04 00 A3 0C 04 0A 44 49 47 45 53 54 2D 4D 44 35",
            2,
            new BindRequest("", new SaslAuthentication("DIGEST-MD5", null))
        },
        { "30 05 02 01 03 42 00", 3, new UnbindRequest() },
        { "30 06 02 01 06 50 01 05", 6, new AbandonRequest(5) },
        { "30 07 02 02 01 00 50 01 7F", 256, new AbandonRequest(127) },

        // The root DSE: base object, (objectClass=*), all user attributes.
        {
            "30 25 02 01 01 63 20 04 00 0A 01 00 0A 01 00 02 01 00 02 01 00 01 01 00 "
            + "87 0B 6F 62 6A 65 63 74 43 6C 61 73 73 30 00",
            1,
            new SearchRequest { BaseObject = default, Scope = SearchScope.BaseObject }
        },

        // (&(a=b)(!(c=x*y*z))(d:1.2:=v)) below dc=x, only cn.
        {
            "30 4A 02 01 02 63 45 04 04 64 63 3D 78 0A 01 02 0A 01 03 02 01 64 02 01 3C 01 01 FF "
            + "A0 28 A3 06 04 01 61 04 01 62 A2 10 A4 0E 04 01 63 30 09 80 01 78 81 01 79 82 01 7A "
            + "A9 0C 81 03 31 2E 32 82 01 64 83 02 76 76 30 04 04 02 63 6E",
            2,
            new SearchRequest
            {
                BaseObject = DistinguishedName.Parse("dc=x"),
                DereferenceAliases = DereferenceAliases.Always,
                SizeLimit = 100,
                TimeLimit = 60,
                TypesOnly = true,
                Filter = Filter.And(
                    Filter.Equal("a", "b"),
                    !new SubstringsFilter("c", "x", ["y"], "z"),
                    Filter.Extensible("1.2", "d", "vv")),
                Attributes = ["cn"],
            }
        },
        {
            "30 15 02 01 03 64 10 04 04 64 63 3D 78 30 08 30 06 04 02 63 6E 31 00",
            3,
            new SearchResultEntry(DistinguishedName.Parse("dc=x"), new LdapAttribute("cn"))
        },
        { "30 0C 02 01 03 73 07 04 05 6C 64 61 70 3A", 3, new SearchResultReference(["ldap:"]) },
        {
            "30 1C 02 01 03 65 17 0A 01 0A 04 00 04 05 4C 6F 6F 6B 21 A3 09 04 07 6C 64 61 70 3A 2F 2F",
            3,
            new SearchResultDone
            {
                ResultCode = ResultCode.Referral, DiagnosticMessage = "Look!", Referrals = ["ldap://"],
            }
        },
        {
            "30 20 02 01 04 66 1B 04 04 64 63 3D 78 30 13 30 11 0A 01 02 30 0C 04 01 6C 31 07 04 01 31 04 02 32 32",
            4,
            new ModifyRequest(
                DistinguishedName.Parse("dc=x"),
                new Modification(ModifyOperation.Replace, new LdapAttribute("l", "1", "22")))
        },
        {
            "30 14 02 01 05 68 0F 04 04 64 63 3D 78 30 07 30 05 04 01 6C 31 00",
            5,
            new AddRequest(DistinguishedName.Parse("dc=x"), new LdapAttribute("l"))
        },
        { "30 09 02 01 06 4A 04 64 63 3D 78", 6, new DeleteRequest(DistinguishedName.Parse("dc=x")) },
        {
            "30 1A 02 01 07 6C 15 04 04 64 63 3D 78 04 04 64 63 3D 79 01 01 FF 80 04 64 63 3D 7A",
            7,
            new ModifyDnRequest(
                DistinguishedName.Parse("dc=x"), new("dc", "y"), true, DistinguishedName.Parse("dc=z"))
        },
        {
            "30 13 02 01 08 6E 0E 04 04 64 63 3D 78 30 06 04 01 6C 04 01 31",
            8,
            new CompareRequest(DistinguishedName.Parse("dc=x"), "l", "1")
        },
        { "30 0C 02 01 08 6F 07 0A 01 06 04 00 04 00", 8, new CompareResponse { ResultCode = ResultCode.CompareTrue } },

        // StartTLS (RFC 4511 section 4.14).
        {
            "30 1D 02 01 01 77 18 80 16 31 2E 33 2E 36 2E 31 2E 34 2E 31 2E 31 34 36 36 2E 32 30 30 33 37",
            1,
            new ExtendedRequest("1.3.6.1.4.1.1466.20037")
        },

        // The notice of disconnection (RFC 4511 section 4.4.1), unavailable.
        {
            "30 24 02 01 00 78 1F 0A 01 34 04 00 04 00 8A 16 31 2E 33 2E 36 2E 31 2E 34 2E 31 2E 31 34 36 36 2E 32 30 30 33 36",
            0,
            new ExtendedResponse { ResultCode = ResultCode.Unavailable, Oid = "1.3.6.1.4.1.1466.20036" }
        },
        { "30 0D 02 01 09 79 08 80 03 31 2E 32 81 01 56", 9, new IntermediateResponse("1.2", "V") },

        // A critical control with an empty value.
        {
            "30 1A 02 01 06 4A 04 64 63 3D 78 A0 0F 30 0D 04 06 31 2E 32 2E 33 34 01 01 FF 04 00",
            6,
            new DeleteRequest(DistinguishedName.Parse("dc=x")) { Controls = [new Control("1.2.34", true, OctetString.Empty)] }
        },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_is_written_as_these_octets_and_read_from_them(string octets, int messageId, LdapOperation operation)
    {
        var expected = Wire.Hex(octets);

        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(Wire.Encode(operation, messageId)));

        var message = LdapMessageReader.Read(expected);
        Assert.Equal(messageId, message.MessageId);
        Assert.IsType(operation.GetType(), message.Operation);
        Assert.Equal(expected, Wire.Encode(message.Operation, messageId));
    }
}
