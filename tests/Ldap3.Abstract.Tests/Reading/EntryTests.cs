using System.Text.Json;
using Ldap3.Abstract.Definitions;
using Ldap3.Abstract.Entries;
using Ldap3.Abstract.Reading;
using Ldap3.Abstract.Writing;
using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.Abstract.Tests.Reading;

public sealed class EntryTests(EmbeddedCompany company) : IClassFixture<EmbeddedCompany>
{
    static readonly ObjectDefinition Person = ObjectDefinition.FromSchema(LdapSchema.Standard, "inetOrgPerson");

    [Fact]
    public void Attributes_are_found_by_key_alias_and_name_without_regard_to_case_and_spaces()
    {
        var definition = Person.With(new AttributeDefinition("cn") { Key = "Full Name", Aliases = ["Who"] });

        var ada = Read(definition, "ada");

        Assert.Same(ada["Full Name"], ada["fullname"]);
        Assert.Equal(["Ada Lovelace"], ada["WHO"]);
        Assert.Equal("Ada Lovelace", ada["cn"].Text);
        Assert.Null(ada.Find("shoeSize"));
        Assert.Contains("shoeSize", Assert.Throws<KeyNotFoundException>(() => ada["shoeSize"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Enumerating_lists_what_is_present_and_asking_gives_what_is_absent()
    {
        var ada = Read(Person.With(new AttributeDefinition("title") { Default = ["nobody"] }), "ada");

        Assert.Equal(["cn", "mail", "objectClass", "sn", "uid"], ada.Attributes.Select(a => a.Key).Order(StringComparer.Ordinal));
        Assert.Equal("nobody", ada["title"].Value);
        Assert.Empty(ada["telephoneNumber"]);
        Assert.False(ada.Has("title"));
        Assert.True(ada.Has("mail"));
        Assert.Equal(["ada@test"], ada.Values["MAIL"]);
    }

    [Fact]
    public void Values_can_be_had_one_by_one_typed_and_raw()
    {
        var entry = new Reader(company.Connection, Person, company.People) { OperationalAttributes = true }.SearchObject(
            company.People.Child("uid", "ada"))!;

        Assert.Equal("ada@test", entry["mail"].GetValue<string>());
        Assert.Equal(["Lovelace"], entry["sn"].GetValues<string>());
        Assert.Equal("ada@test", entry["mail"].RawValues[0].ToString());
        Assert.Equal("ada@test", entry["mail"][0]);
        Assert.NotEqual(default, entry["createTimestamp"].GetValue<DateTimeOffset>());
        Assert.Null(entry["title"].GetValue<string>());
        Assert.Throws<InvalidCastException>(() => entry["sn"].GetValue<EntryTests>());
        Assert.Contains(entry.OperationalAttributes, a => a.Key == "createTimestamp");
        Assert.True(entry["createTimestamp"].IsOperational);
        Assert.False(entry["sn"].IsOperational);
    }

    [Fact]
    public void Entries_are_written_as_JSON_with_what_is_asked_for()
    {
        var definition = new ObjectDefinition(["inetOrgPerson"], new("uid"), new("jpegPhoto") { Key = "Picture", Syntax = SyntaxOid.OctetString }, new("title"));
        company.Connection.Add(new AddRequest(
            company.People.Child("uid", "json"),
            new("objectClass", "inetOrgPerson"), new("uid", "json"), new("cn", "j"), new("sn", "j"), new("jpegPhoto", new byte[] { 0xFF, 0xD8 })))
            .EnsureSuccess();
        var result = new Reader(company.Connection, definition, company.People, "uid: json").Search();

        using var plain = JsonDocument.Parse(result[0].ToJson());
        using var full = JsonDocument.Parse(result.ToJson(new EntryJsonOptions
        {
            IncludesRaw = true, IncludesEmpty = true, Sorted = true, Indented = false,
        }));

        Assert.Equal("uid=json,ou=People,dc=test", plain.RootElement.GetProperty("dn").GetString());
        Assert.Equal("/9g=", plain.RootElement.GetProperty("attributes").GetProperty("Picture")[0].GetString());
        Assert.False(plain.RootElement.TryGetProperty("raw", out _));
        var entry = full.RootElement.GetProperty("entries")[0];
        Assert.Equal(["Picture", "title", "uid"], entry.GetProperty("attributes").EnumerateObject().Select(p => p.Name));
        Assert.Equal("base64", entry.GetProperty("raw").GetProperty("jpegPhoto")[0].GetProperty("encoding").GetString());
        Assert.Equal("json", entry.GetProperty("raw").GetProperty("uid")[0].GetString());
        Assert.Equal("{\"uid\":[\"json\"]}", result[0]["uid"].ToJson(new EntryJsonOptions { Indented = false }));
        Assert.Equal("uid: json\n", result[0]["uid"].ToLdif());
        Assert.StartsWith("jpegPhoto:: /9g=", result[0]["Picture"].ToLdif(), StringComparison.Ordinal);
    }

    [Fact]
    public void Thirty_two_threads_read_one_entry()
    {
        var ada = Read(Person, "ada");

        var threads = Enumerable.Range(0, 32).Select(i => new Thread(() =>
        {
            foreach (var key in Person.Attributes.Select(a => a.Key).Skip(i % 7))
            {
                Assert.Same(ada[key], ada[key]);
            }
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Equal(5, ada.Attributes.Count);
    }

    [Fact]
    public void A_refusal_can_be_collected_instead_of_thrown()
    {
        var reader = new Reader(company.Connection, Person, DistinguishedName.Parse("ou=Nowhere,dc=test"));

        var result = (reader with { CollectsErrors = true }).Search();

        Assert.True(result.Failed);
        Assert.Equal(ResultCode.NoSuchObject, Assert.IsType<LdapOperationException>(Assert.Single(result.Errors)).ResultCode);
        Assert.Throws<LdapOperationException>(reader.Search);
        Assert.Null(reader.SearchObject());
    }

    [Fact]
    public void Auxiliary_classes_come_with_their_attributes()
    {
        var definition = Person.WithAuxiliary(LdapSchema.Standard, "posixAccount");
        var writer = new Writer(company.Connection, definition);
        var entry = writer.New(company.People.Child("uid", "posix"));
        entry["cn"].Set("p");
        entry["sn"].Set("p");
        writer.Commit();

        Assert.Equal("(objectClass=inetOrgPerson)", definition.ObjectClassFilter!.ToString());
        Assert.DoesNotContain("posixAccount", entry.Stored!["objectClass"].GetValues<string>());
        entry["uidNumber"].Set(7);
        entry["gidNumber"].Set(7);
        entry["homeDirectory"].Set("/home/p");
        writer.Commit();

        Assert.Contains("posixAccount", Read(definition, "posix")["objectClass"].GetValues<string>());
        Assert.Equal(7L, Convert.ToInt64(entry["uidNumber"].Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    Entry Read(ObjectDefinition definition, string uid) =>
        new Reader(company.Connection, definition, company.People).SearchObject(company.People.Child("uid", uid))!;
}
