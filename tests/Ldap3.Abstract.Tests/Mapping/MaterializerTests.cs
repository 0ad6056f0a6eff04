using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Tests.Mapping;

public sealed class MaterializerTests
{
    static readonly Materializer<MappedPerson> Materializer = new(new EntityModel().Get<MappedPerson>());
    static readonly DistinguishedName Name = DistinguishedName.Parse("uid=ada,ou=People,dc=test");

    [Fact]
    public void Every_attribute_becomes_its_property()
    {
        var person = Materializer.Create(new SearchResultEntry(
            Name,
            new("UID", "ada"),
            new("sn", "Lovelace"),
            new("givenName", "Ada"),
            new("mail", "ada@test", "a.l@test"),
            new("title", "Countess"),
            new("departmentNumber", "1", "2"),
            new("employeeType", "x", "y"),
            new("uidNumber", "1815"),
            new("gidNumber", "9000000000"),
            new("createTimestamp", "18151210120000.5Z"),
            new("entryUUID", "597ae2f6-16a6-1027-98f4-d28b5365dc14"),
            new("jpegPhoto", new byte[] { 0xFF, 0xD8, 0 }),
            new("secretary", "cn=Bab,dc=test")));

        Assert.Equal(Name, person.Dn);
        Assert.Equal("ada", person.UserName);
        Assert.Equal("Lovelace", person.Surname);
        Assert.Equal(["ada@test", "a.l@test"], person.Mail);
        Assert.Equal(["Countess"], person.Title);
        Assert.Equal(["1", "2"], person.DepartmentNumber);
        Assert.Equal(["x", "y"], person.EmployeeType.Order());
        Assert.Equal(1815, person.UidNumber);
        Assert.Equal(9_000_000_000, person.GidNumber);
        Assert.Equal(new DateTimeOffset(1815, 12, 10, 12, 0, 0, 500, TimeSpan.Zero), person.CreatedAt);
        Assert.Equal(Guid.Parse("597ae2f6-16a6-1027-98f4-d28b5365dc14"), person.Id);
        Assert.Equal([0xFF, 0xD8, 0], person.JpegPhoto);
        Assert.Equal(DistinguishedName.Parse("CN=bab,DC=test"), person.Secretary);
    }

    [Fact]
    public void Absent_attributes_leave_what_the_constructor_gave()
    {
        var person = Materializer.Create(new SearchResultEntry(Name, new LdapAttribute("uid", "ada")));

        Assert.Empty(person.Mail);
        Assert.Empty(person.DepartmentNumber);
        Assert.Null(person.UidNumber);
        Assert.Equal(0, person.GidNumber);
    }

    [Fact]
    public void Of_several_values_a_scalar_takes_the_first()
    {
        var person = Materializer.Create(new SearchResultEntry(Name, new LdapAttribute("givenName", "Ada", "Augusta")));

        Assert.Equal("Ada", person.GivenName);
    }

    [Fact]
    public void A_reference_stays_null_for_only_its_name_is_known()
    {
        var person = Materializer.Create(new SearchResultEntry(Name, new LdapAttribute("manager", "uid=b,dc=test")));

        Assert.Null(person.Manager);
    }

    [Fact]
    public void A_value_that_does_not_fit_names_entry_attribute_property_and_value()
    {
        var entry = new SearchResultEntry(Name, new LdapAttribute("uidNumber", "many"));

        var e = Assert.Throws<LdapMappingException>(() => Materializer.Create(entry));

        Assert.Contains("uid=ada,ou=People,dc=test", e.Message, StringComparison.Ordinal);
        Assert.Contains("uidNumber", e.Message, StringComparison.Ordinal);
        Assert.Contains("MappedPerson.UidNumber", e.Message, StringComparison.Ordinal);
        Assert.Contains("\"many\"", e.Message, StringComparison.Ordinal);
    }
}
