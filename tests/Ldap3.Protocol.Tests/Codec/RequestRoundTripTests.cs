using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Tests.Codec;

public sealed class RequestRoundTripTests
{
    static readonly DistinguishedName Ada = DistinguishedName.Parse("uid=ada,ou=People,dc=example,dc=org");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\0ada\0secret")]
    public void A_SASL_step_without_credentials_is_not_one_with_empty_credentials(string? credentials)
    {
        var octets = credentials is null ? default(OctetString?) : OctetString.FromString(credentials);

        var bind = Wire.RoundTrip(new BindRequest("", new SaslAuthentication("PLAIN", octets)));

        var sasl = Assert.IsType<SaslAuthentication>(bind.Authentication);
        Assert.Equal("PLAIN", sasl.Mechanism);
        Assert.Equal(octets, sasl.Credentials);
    }

    [Fact]
    public void A_simple_bind_keeps_name_password_and_version()
    {
        var bind = Wire.RoundTrip(new BindRequest("ada@example.org", new SimpleAuthentication("sécret")) { Version = 2 });

        Assert.Equal("ada@example.org", bind.Name);
        Assert.Equal(2, bind.Version);
        Assert.Equal("sécret", Assert.IsType<SimpleAuthentication>(bind.Authentication).Password.ToString());
    }

    [Fact]
    public void A_search_keeps_every_field()
    {
        var request = new SearchRequest
        {
            BaseObject = Ada,
            Scope = SearchScope.Subordinates,
            DereferenceAliases = DereferenceAliases.FindingBaseObject,
            SizeLimit = 1000,
            TimeLimit = int.MaxValue,
            TypesOnly = true,
            Filter = Filter.Equal("cn", "Ada") & !Filter.Present("mail"),
            Attributes = ["cn", "*", "+", "1.1", "member;range=0-1499"],
        };

        var decoded = Wire.RoundTrip(request);

        Assert.Equal(request with { Attributes = decoded.Attributes }, decoded);
        Assert.Equal(request.Attributes, decoded.Attributes);
    }

    [Fact]
    public void A_modify_keeps_its_changes_in_order()
    {
        var decoded = Wire.RoundTrip(new ModifyRequest(
            Ada,
            new Modification(ModifyOperation.Delete, new LdapAttribute("mail")),
            new Modification(ModifyOperation.Add, new LdapAttribute("mail;lang-fr", "a@b", new byte[] { 0, 255 })),
            new Modification(ModifyOperation.Increment, new LdapAttribute("uidNumber", "1"))));

        Assert.Equal(
            [ModifyOperation.Delete, ModifyOperation.Add, ModifyOperation.Increment],
            decoded.Changes.Select(change => change.Operation));
        Assert.Empty(decoded.Changes[0].Attribute.Values);
        Assert.Equal("mail;lang-fr", decoded.Changes[1].Attribute.Description.ToString());
        Assert.Equal(new byte[] { 0, 255 }, decoded.Changes[1].Attribute.Values[1].ToArray());
    }

    [Fact]
    public void An_addition_keeps_its_attributes()
    {
        var decoded = Wire.RoundTrip(new AddRequest(
            Ada, new LdapAttribute("objectClass", "top", "person"), new LdapAttribute("sn", "Lovelace")));

        Assert.Equal(Ada, decoded.Entry);
        Assert.Equal(["objectClass: top, person", "sn: Lovelace"], decoded.Attributes.Select(a => a.Text()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ou=Gone,dc=example,dc=org")]
    public void A_rename_without_new_parent_is_not_one_to_below_the_root(string? newSuperior)
    {
        DistinguishedName? parent = newSuperior is null ? null : DistinguishedName.Parse(newSuperior);

        var decoded = Wire.RoundTrip(new ModifyDnRequest(Ada, new("uid", "ada, countess"), false, parent));

        Assert.Equal(parent, decoded.NewSuperior);
        Assert.Equal("ada, countess", decoded.NewRdn.Parts[0].Value.ToString());
        Assert.False(decoded.DeleteOldRdn);
    }

    [Fact]
    public void A_comparison_keeps_its_assertion()
    {
        var request = new CompareRequest(Ada, "sn", "Lovelace");

        Assert.Equal(request, Wire.RoundTrip(request));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("value")]
    public void An_extended_request_without_value_is_not_one_with_an_empty_value(string? value)
    {
        var request = new ExtendedRequest("1.3.6.1.4.1.4203.1.11.3", value is null ? default(OctetString?) : value);

        Assert.Equal(request, Wire.RoundTrip(request));
    }

    [Fact]
    public void Small_requests_keep_what_they_have()
    {
        Assert.Equal(Ada, Wire.RoundTrip(new DeleteRequest(Ada)).Entry);
        Assert.Equal(300, Wire.RoundTrip(new AbandonRequest(300)).AbandonedMessageId);
        Assert.Empty(Wire.RoundTrip(new UnbindRequest()).Controls);
    }

    [Fact]
    public void Controls_keep_criticality_and_the_difference_between_no_value_and_an_empty_one()
    {
        Control[] controls = [new("1.2.3"), new("1.2.4", true), new("1.2.5", false, OctetString.Empty), new("1.2.6", true, "x")];

        var decoded = Wire.RoundTrip(new DeleteRequest(Ada) { Controls = controls });

        Assert.Equal(controls, decoded.Controls);
    }
}
