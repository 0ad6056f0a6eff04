using Ldap3.Abstract.Mapping;
using Ldap3.Abstract.Tests.Mapping;
using Ldap3.Abstract.Tracking;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Tests.Tracking;

public sealed class EntityConditionsTests
{
    static readonly DistinguishedName Name = DistinguishedName.Parse("uid=ada,ou=People,dc=test");
    static readonly EntityConditions Conditions = new(attribute => attribute != "jpegPhoto");

    [Fact]
    public void What_is_overwritten_is_asserted_and_what_is_added_is_not()
    {
        var before = Read(new("givenName", "Ada"), new LdapAttribute("mail", "a@t"));

        var condition = Conditions.SameValues(before, Change(
            new(ModifyOperation.Replace, new LdapAttribute("givenName", "Augusta")),
            new(ModifyOperation.Replace, new LdapAttribute("uidNumber", "1")),
            new(ModifyOperation.Add, new LdapAttribute("mail", "b@t"))));

        Assert.Equal("(&(givenName=Ada)(!(uidNumber=*)))", condition!.ToString());
    }

    [Theory]
    [InlineData("jpegPhoto")]
    [InlineData("userPassword")]
    public void What_cannot_be_compared_is_not_asserted(string attribute)
    {
        var change = Change(new Modification(ModifyOperation.Replace, new LdapAttribute(attribute, "x")));

        Assert.Null(Conditions.SameValues(Read(), change));
        Assert.Equal(ModifyOperation.Replace, Assert.Single(Conditions.ByValues(Read(), change).Changes).Operation);
    }

    [Fact]
    public void A_version_is_asserted_by_its_change_number_else_by_its_time_and_the_values()
    {
        var change = Change(new Modification(ModifyOperation.Replace, new LdapAttribute("givenName", "Augusta")));

        Assert.Equal(
            "(entryCSN=7)",
            Conditions.SameVersion(Read(new("entryCSN", "7"), new("modifyTimestamp", "20260101000000Z"), new("givenName", "Ada")), change)!.ToString());
        Assert.Equal(
            "(&(modifyTimestamp=20260101000000Z)(givenName=Ada))",
            Conditions.SameVersion(Read(new("modifyTimestamp", "20260101000000Z"), new("givenName", "Ada")), change)!.ToString());
        Assert.Equal("(givenName=Ada)", Conditions.SameVersion(Read(new LdapAttribute("givenName", "Ada")), change)!.ToString());
        Assert.Null(Conditions.SameVersion(Read(), change: null));
    }

    [Fact]
    public void Without_assertions_values_are_replaced_by_deleting_them_by_value()
    {
        var before = Read(new("givenName", "Ada"), new LdapAttribute("uidNumber", "7"));

        var change = Conditions.ByValues(before, Change(
            new(ModifyOperation.Replace, new LdapAttribute("givenName", "Augusta")),
            new(ModifyOperation.Delete, new LdapAttribute("uidNumber")),
            new(ModifyOperation.Replace, new LdapAttribute("homeDirectory", "h"))));

        Assert.Equal(
            ["Delete givenName Ada", "Add givenName Augusta", "Delete uidNumber 7", "Add homeDirectory h"],
            change.Changes.Select(c => $"{c.Operation} {c.Attribute.Description} {string.Join(",", c.Attribute.Values)}"));
    }

    [Fact]
    public void A_merged_collection_adds_and_removes_only_what_is_still_to_be()
    {
        var model = new EntityModel();
        var type = model.Get<MappedPerson>();
        var before = EntitySnapshot.Of(type, Entry(new LdapAttribute("mail", "old@t", "stays@t")));
        var person = new Materializer<MappedPerson>(type).Create(Entry(new LdapAttribute("mail", "stays@t", "mine@t", "both@t")));

        var rebased = before.Rebased(
            Entry(new LdapAttribute("mail", "old@t", "stays@t", "both@t", "theirs@t")), person, model, DistinguishedName.Parse("dc=test"));

        var sent = new EntityChanges(model, DistinguishedName.Parse("dc=test")).Modify(rebased, person, Name)!.Changes
            .Where(change => change.Attribute.Description.ToString() == "mail")
            .Select(change => $"{change.Operation} {string.Join(",", change.Attribute.Values)}");
        Assert.Equal(["Delete old@t", "Add mine@t"], sent);
    }

    [Fact]
    public void An_entry_is_known_by_what_its_server_calls_it()
    {
        Assert.Equal("entryUUID", EntityVersion.Of(Entry(new("objectGUID", "g"), new("entryUUID", "u"))).IdentifierAttribute);
        Assert.Equal((OctetString)"g", EntityVersion.Of(Entry(new LdapAttribute("objectGUID", "g"))).Identifier);
        var later = EntityVersion.Of(Entry(new("entryUUID", "u"), new("entryCSN", "1"))).After(null);
        Assert.Equal(((OctetString?)"u", (OctetString?)null), (later.Identifier, later.ChangeNumber));
    }

    static EntitySnapshot Read(params LdapAttribute[] attributes) =>
        EntitySnapshot.Of(new EntityModel().Get<MappedPerson>(), Entry(attributes));

    static SearchResultEntry Entry(params LdapAttribute[] attributes) =>
        new(Name, [new("uid", "ada"), new("sn", "L"), new("gidNumber", "0"), .. attributes]);

    static ModifyRequest Change(params Modification[] changes) => new(Name, changes);
}
