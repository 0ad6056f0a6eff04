using Ldap3.Abstract.Mapping;
using Ldap3.Abstract.Tests.Mapping;
using Ldap3.Abstract.Tracking;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Tests.Tracking;

public sealed class EntityChangesTests
{
    static readonly EntityModel Model = new();
    static readonly EntityType PersonType = Model.Get<MappedPerson>();
    static readonly DistinguishedName Base = DistinguishedName.Parse("dc=test");
    static readonly EntityChanges Changes = new(Model, Base);

    [Fact]
    public void A_new_entity_becomes_an_add_with_its_classes_and_only_the_values_it_has()
    {
        var request = Changes.Add(PersonType, new MappedPerson { UserName = "ada", Surname = "Lovelace", UidNumber = 7 });

        Assert.Equal(DistinguishedName.Parse("uid=ada,ou=People,dc=test"), request.Entry);
        Assert.Equal(
            ["objectClass: inetOrgPerson, posixAccount", "uid: ada", "sn: Lovelace", "uidNumber: 7", "gidNumber: 0"],
            request.Attributes.Select(Describe));
    }

    [Fact]
    public void A_missing_required_value_is_named_before_anything_is_sent()
    {
        var e = Assert.Throws<LdapMappingException>(
            () => Changes.Add(PersonType, new MappedPerson { UserName = "ada", Surname = "" }));

        Assert.Contains("Surname", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unchanged_entity_sends_nothing()
    {
        var (person, snapshot) = Read(new("uid", "ada"), new("sn", "L"), new("mail", "b@t", "a@t"), new("gidNumber", "5"));

        person.Mail = ["a@t", "b@t"];

        Assert.Null(Changes.Modify(snapshot, person, snapshot.Name));
        Assert.Null(Changes.Rename(snapshot, person));
    }

    [Fact]
    public void Values_are_added_and_removed_one_by_one()
    {
        var (person, snapshot) = Read(new("uid", "ada"), new("sn", "L"), new("mail", "a@t", "b@t"), new("gidNumber", "5"));

        person.Mail.Remove("a@t");
        person.Mail.Add("c@t");

        Assert.Equal(["Delete mail: a@t", "Add mail: c@t"], Sent(snapshot, person));
    }

    [Fact]
    public void One_more_of_five_thousand_values_sends_one_value()
    {
        var mails = Enumerable.Range(0, 5000).Select(i => (Protocol.Ber.OctetString)$"m{i}@t").ToArray();
        var (person, snapshot) = Read(new("uid", "ada"), new("sn", "L"), new("mail", mails), new("gidNumber", "5"));

        person.Mail.Add("new@t");

        Assert.Equal(["Add mail: new@t"], Sent(snapshot, person));
    }

    [Fact]
    public void A_scalar_is_replaced_and_null_deletes_it()
    {
        var (person, snapshot) = Read(
            new("uid", "ada"), new("sn", "L"), new("givenName", "Ada"), new("uidNumber", "1"), new("gidNumber", "5"));

        person.GivenName = "Augusta";
        person.UidNumber = null;

        Assert.Equal(["Replace givenName: Augusta", "Delete uidNumber: "], Sent(snapshot, person));
    }

    [Fact]
    public void Changing_the_first_of_several_values_leaves_the_others()
    {
        var (person, snapshot) = Read(
            new("uid", "ada"), new("sn", "L"), new("givenName", "Ada", "Augusta"), new("gidNumber", "5"));

        person.GivenName = "Byron";

        Assert.Equal(["Delete givenName: Ada", "Add givenName: Byron"], Sent(snapshot, person));
    }

    [Fact]
    public void A_picture_is_replaced_for_it_has_no_equality()
    {
        var (person, snapshot) = Read(new("uid", "ada"), new("sn", "L"), new("jpegPhoto", "old"), new("gidNumber", "5"));

        person.JpegPhoto = [1];

        Assert.Equal(["Replace jpegPhoto: \u0001"], Sent(snapshot, person));
    }

    [Fact]
    public void A_reference_is_written_by_name_and_an_unloaded_one_is_left_alone()
    {
        var (person, snapshot) = Read(new("uid", "ada"), new("sn", "L"), new("manager", "uid=b,dc=test"), new("gidNumber", "5"));
        Assert.Null(Changes.Modify(snapshot, person, snapshot.Name));

        person.Manager = new MappedPerson { UserName = "boss", Surname = "B" };

        Assert.Equal(["Replace manager: uid=boss,ou=People,dc=test"], Sent(snapshot, person));
    }

    [Fact]
    public void A_changed_naming_property_renames_and_is_not_modified()
    {
        var (person, snapshot) = Read(new("uid", "ada"), new("sn", "L"), new("gidNumber", "5"));

        person.UserName = "lovelace";
        var rename = Changes.Rename(snapshot, person)!;

        Assert.Equal("uid=lovelace", rename.NewRdn.ToString());
        Assert.Null(rename.NewSuperior);
        Assert.Null(Changes.Modify(snapshot, person, DistinguishedName.Parse("uid=lovelace,ou=People,dc=test")));
    }

    [Fact]
    public void A_changed_name_moves()
    {
        var (person, snapshot) = Read(new("uid", "ada"), new("sn", "L"), new("gidNumber", "5"));

        person.Dn = DistinguishedName.Parse("uid=ada,ou=Former,dc=test");

        Assert.Equal(DistinguishedName.Parse("ou=Former,dc=test"), Changes.Rename(snapshot, person)!.NewSuperior);
    }

    static (MappedPerson Person, EntitySnapshot Snapshot) Read(params LdapAttribute[] attributes)
    {
        var entry = new SearchResultEntry(DistinguishedName.Parse("uid=ada,ou=People,dc=test"), attributes);
        return (new Materializer<MappedPerson>(PersonType).Create(entry), EntitySnapshot.Of(PersonType, entry));
    }

    static IEnumerable<string> Sent(EntitySnapshot snapshot, MappedPerson person) =>
        Changes.Modify(snapshot, person, snapshot.Name)!.Changes.Select(change => $"{change.Operation} {Describe(change.Attribute)}");

    static string Describe(LdapAttribute attribute) => $"{attribute.Description}: {string.Join(", ", attribute.Values)}";
}
