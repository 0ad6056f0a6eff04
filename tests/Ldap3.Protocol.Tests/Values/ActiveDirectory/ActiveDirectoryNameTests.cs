using CsCheck;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Values;
using Ldap3.Protocol.Values.ActiveDirectory;

namespace Ldap3.Protocol.Tests.Values.ActiveDirectory;

public sealed class ActiveDirectoryNameTests
{
    static readonly Guid Known = new("3cef5022-fe3c-4258-a6ec-96d93d344ccc");

    [Fact]
    public void A_name_is_written_as_the_server_reads_it()
    {
        Assert.Equal("<GUID=3cef5022-fe3c-4258-a6ec-96d93d344ccc>", ActiveDirectoryName.FromGuid(Known).ToString());
        Assert.Equal("<SID=S-1-5-32-544>", ActiveDirectoryName.FromSid(WellKnownSids.BuiltinAdministrators).ToString());
        Assert.Equal(
            "<WKGUID=a9d1ca15768811d1aded00c04fd8d5cd,DC=ad,DC=test>",
            ActiveDirectoryName.FromWellKnownGuid(WellKnownGuids.Users, DistinguishedName.Parse("DC=ad,DC=test")).ToString());
    }

    [Theory]
    [InlineData("<GUID=3cef5022-fe3c-4258-a6ec-96d93d344ccc>", ActiveDirectoryNameForm.Guid)]
    [InlineData("<guid=3CEF5022-FE3C-4258-A6EC-96D93D344CCC>", ActiveDirectoryNameForm.Guid)]
    [InlineData("<GUID=2250ef3c3cfe5842a6ec96d93d344ccc>", ActiveDirectoryNameForm.Guid)]
    [InlineData("<SID=S-1-5-32-544>", ActiveDirectoryNameForm.Sid)]
    [InlineData("<SID=01020000000000052000000020020000>", ActiveDirectoryNameForm.Sid)]
    [InlineData("<WKGUID=A9D1CA15768811D1ADED00C04FD8D5CD,DC=ad,DC=test>", ActiveDirectoryNameForm.WellKnownGuid)]
    public void Every_form_is_read(string text, ActiveDirectoryNameForm form)
    {
        var name = ActiveDirectoryName.Parse(text);

        Assert.Equal(form, name.Form);
        Assert.Equal(form == ActiveDirectoryNameForm.Guid ? Known : name.Guid, name.Guid);
        Assert.Equal(form == ActiveDirectoryNameForm.Sid ? WellKnownSids.BuiltinAdministrators : null, name.Sid);
        Assert.Equal(
            form == ActiveDirectoryNameForm.WellKnownGuid ? (WellKnownGuids.Users, DistinguishedName.Parse("dc=AD,dc=test")) : default,
            form == ActiveDirectoryNameForm.WellKnownGuid ? (name.Guid!.Value, name.Parent) : default);
        Assert.Equal(name, ActiveDirectoryName.Parse(name.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("DC=ad,DC=test")]
    [InlineData("<GUID=>")]
    [InlineData("<GUID=3cef5022-fe3c-4258-a6ec-96d93d344ccc")]
    [InlineData("<GUID=3cef5022-fe3c-4258-a6ec-96d93d344ccc>,DC=test")]
    [InlineData("<GUID=3cef5022>")]
    [InlineData("<SID=S-2-5>")]
    [InlineData("<SID=0102>")]
    [InlineData("<UID=1>")]
    [InlineData("<=1>")]
    [InlineData("<WKGUID=a9d1ca15768811d1aded00c04fd8d5cd>")]
    [InlineData("<WKGUID=a9d1ca15768811d1aded00c04fd8d5cd,nonsense>")]
    public void What_is_none_is_refused(string text)
    {
        var thrown = Assert.Throws<LdapFormatException>(() => ActiveDirectoryName.Parse(text));

        Assert.Equal(text, thrown.Input);
        Assert.False(ActiveDirectoryName.TryParse(text, out _));
    }

    [Fact]
    public void It_stands_for_a_distinguished_name_and_is_none()
    {
        DistinguishedName name = ActiveDirectoryName.FromGuid(Known);

        Assert.Equal("<GUID=3cef5022-fe3c-4258-a6ec-96d93d344ccc>", name.ToString());
        Assert.False(DistinguishedName.TryParse(name.ToString(), out _));
        Assert.Throws<LdapFormatException>(() => name.Rdns);
        Assert.False(name.IsDescendantOf(DistinguishedName.Parse("DC=test")));
        Assert.Equal(name, ActiveDirectoryName.Parse("<GUID=2250ef3c3cfe5842a6ec96d93d344ccc>").ToDistinguishedName());
    }

    [Fact]
    public void Any_identifier_comes_back() => Gen.Guid.Sample(guid =>
    {
        var sid = WellKnownSids.Builtin.Account((uint)guid.GetHashCode());
        var octets = Convert.ToHexString(guid.ToByteArray());

        return ActiveDirectoryName.Parse(ActiveDirectoryName.FromGuid(guid).ToString()).Guid == guid
            && ActiveDirectoryName.Parse($"<GUID={octets}>").Guid == guid
            && ActiveDirectoryName.Parse(ActiveDirectoryName.FromSid(sid).ToString()).Sid == sid
            && ActiveDirectoryName.Parse($"<SID={Convert.ToHexStringLower(sid.ToOctets().Span)}>").Sid == sid;
    });
}
