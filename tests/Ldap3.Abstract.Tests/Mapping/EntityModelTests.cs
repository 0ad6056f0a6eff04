using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Tests.Mapping;

public sealed class EntityModelTests
{
    static readonly EntityType Person = new EntityModel().Get<MappedPerson>();

    [Theory]
    [InlineData(nameof(MappedPerson.UserName), "uid")]
    [InlineData(nameof(MappedPerson.Surname), "sn")]
    [InlineData(nameof(MappedPerson.GivenName), "givenName")]
    [InlineData(nameof(MappedPerson.CreatedAt), "createTimestamp")]
    [InlineData(nameof(MappedPerson.Id), "entryUUID")]
    public void A_property_is_mapped_by_its_attribute_or_by_convention(string property, string attribute) =>
        Assert.Equal(attribute, Property(property).Attribute);

    [Fact]
    public void The_class_says_its_object_classes_and_container()
    {
        Assert.Equal(["inetOrgPerson", "posixAccount"], Person.ObjectClasses);
        Assert.Equal(DistinguishedName.Parse("ou=People"), Person.Container);
        Assert.Equal("(&(objectClass=inetOrgPerson)(objectClass=posixAccount))", Person.ObjectClassFilter.ToString());
        Assert.Equal(nameof(MappedPerson.Dn), Person.NameMember!.Name);
    }

    [Fact]
    public void Nullable_annotations_and_required_are_respected()
    {
        Assert.True(Property(nameof(MappedPerson.GivenName)).IsNullable);
        Assert.True(Property(nameof(MappedPerson.UidNumber)).IsNullable);
        Assert.False(Property(nameof(MappedPerson.GidNumber)).IsNullable);
        Assert.False(Property(nameof(MappedPerson.Surname)).IsNullable);
        Assert.True(Property(nameof(MappedPerson.Surname)).IsRequired);
        Assert.False(Property(nameof(MappedPerson.GivenName)).IsRequired);
    }

    [Fact]
    public void What_the_directory_keeps_itself_is_read_only()
    {
        Assert.True(Property(nameof(MappedPerson.CreatedAt)).IsReadOnly);
        Assert.True(Property(nameof(MappedPerson.Id)).IsReadOnly);
        Assert.False(Property(nameof(MappedPerson.Mail)).IsReadOnly);
    }

    [Fact]
    public void A_mapped_class_as_a_property_is_a_reference_by_name()
    {
        var manager = Property(nameof(MappedPerson.Manager));

        Assert.Equal(typeof(MappedPerson), manager.ReferenceType);
        Assert.Equal(typeof(DistinguishedName), manager.ElementType);
    }

    [Fact]
    public void Ignored_and_computed_properties_are_not_mapped()
    {
        Assert.DoesNotContain(Person.Properties, property => property.Member.Name == nameof(MappedPerson.Notes));
        Assert.DoesNotContain(Person.Properties, property => property.Member.Name == nameof(MappedPerson.Display));
    }

    [Fact]
    public void A_new_entity_is_named_by_its_naming_property_in_its_container()
    {
        var name = Person.NameOf(new MappedPerson { UserName = "a,b", Surname = "B" }, DistinguishedName.Parse("dc=test"));

        Assert.Equal(DistinguishedName.Parse(@"uid=a\,b,ou=People,dc=test"), name);
    }

    [Fact]
    public void A_class_without_a_mapping_is_refused_with_what_to_do()
    {
        var e = Assert.Throws<LdapMappingException>(() => new EntityModel().Get<string>());

        Assert.Contains("[DirectoryObject", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(SameAttributeTwice), "mail twice")]
    [InlineData(typeof(UnreadableType), "Stream")]
    [InlineData(typeof(BadContainer), "container")]
    [InlineData(typeof(UnknownNaming), "employeeNumber")]
    [InlineData(typeof(TwoNames), "two names")]
    public void A_mapping_that_cannot_work_is_refused_by_name(Type type, string told)
    {
        var e = Assert.Throws<LdapMappingException>(() => new EntityModel().Get(type));

        Assert.Contains(type.Name, e.Message, StringComparison.Ordinal);
        Assert.Contains(told, e.Message, StringComparison.Ordinal);
    }

    static EntityProperty Property(string name) => Person.Properties.Single(property => property.Member.Name == name);

    [DirectoryObject("person")]
    sealed class SameAttributeTwice
    {
        public string? Mail { get; set; }

        public string? Email { get; set; }
    }

    [DirectoryObject("person")]
    sealed class UnreadableType
    {
        public Stream? Photo { get; set; }
    }

    [DirectoryObject("person", Container = "People")]
    sealed class BadContainer
    {
        public string? Cn { get; set; }
    }

    [DirectoryObject("person", NamingAttribute = "employeeNumber")]
    sealed class UnknownNaming
    {
        public string? Cn { get; set; }
    }

    [DirectoryObject("person")]
    sealed class TwoNames
    {
        public DistinguishedName Dn { get; set; }

        [DistinguishedName]
        public DistinguishedName Name { get; set; }
    }
}
