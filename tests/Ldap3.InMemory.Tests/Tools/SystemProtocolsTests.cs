using System.DirectoryServices.Protocols;
using System.Net;
using System.Text;

namespace Ldap3.InMemory.Tests.Tools;

/// <summary>Microsoft's System.DirectoryServices.Protocols, which is libldap here, against the embedded server.</summary>
public sealed class SystemProtocolsTests(ClientTools tools) : IClassFixture<ClientTools>
{
    const string People = $"ou=People,{ClientTools.Base}";
    const string Sandbox = $"ou=Sandbox,{ClientTools.Base}";

    [Fact]
    public void An_entry_is_added_changed_compared_renamed_and_deleted()
    {
        using var connection = Connect();
        var dn = $"uid=sdsp,{People}";

        connection.SendRequest(new AddRequest(dn, [
            new DirectoryAttribute("objectClass", "inetOrgPerson", "posixAccount"), new DirectoryAttribute("cn", "Test Person"),
            new DirectoryAttribute("sn", "Person"), new DirectoryAttribute("uidNumber", "7000"), new DirectoryAttribute("gidNumber", "7000"),
            new DirectoryAttribute("homeDirectory", "/home/test"), new DirectoryAttribute("jpegPhoto", [0xff, 0xd8, 0x00]),
        ]));
        Assert.Equal(ResultCode.EntryAlreadyExists, Refused(() => connection.SendRequest(new AddRequest(dn, "account"))));
        connection.SendRequest(new ModifyRequest(dn, DirectoryAttributeOperation.Add, "mail", "a@example.org", "b@example.org"));
        connection.SendRequest(new ModifyRequest(dn, DirectoryAttributeOperation.Delete, "mail", "A@EXAMPLE.ORG"));
        connection.SendRequest(new ModifyRequest(dn, DirectoryAttributeOperation.Replace, "title", "Ünlü"));
        Assert.Equal(
            ResultCode.ObjectClassViolation,
            Refused(() => connection.SendRequest(new ModifyRequest(dn, DirectoryAttributeOperation.Delete, "sn"))));
        Assert.Equal(ResultCode.CompareTrue, connection.SendRequest(new CompareRequest(dn, "title", "ünlü")).ResultCode);
        Assert.Equal(ResultCode.CompareFalse, connection.SendRequest(new CompareRequest(dn, "title", "x")).ResultCode);
        connection.SendRequest(new ModifyDNRequest(dn, Sandbox, "uid=sdsp-2") { DeleteOldRdn = true });
        var moved = Assert.Single(Search(connection, new SearchRequest(ClientTools.Base, "(uid=sdsp-2)", SearchScope.Subtree)));
        Assert.Equal($"uid=sdsp-2,{Sandbox}", moved.DistinguishedName);
        Assert.Equal("b@example.org", moved.Attributes["mail"][0]);
        Assert.Equal([0xff, 0xd8, 0x00], (byte[])moved.Attributes["jpegPhoto"].GetValues(typeof(byte[]))[0]);
        connection.SendRequest(new DeleteRequest(moved.DistinguishedName));
        Assert.Equal(ResultCode.NoSuchObject, Refused(() => connection.SendRequest(new DeleteRequest(dn))));
    }

    [Fact]
    public void Pages_give_everybody_once()
    {
        using var connection = Connect();
        var page = new PageResultRequestControl(50);
        var request = new SearchRequest(People, "(objectClass=person)", SearchScope.Subtree, "uid");
        request.Controls.Add(page);
        var found = new List<string>();
        do
        {
            var response = (SearchResponse)connection.SendRequest(request);
            found.AddRange(response.Entries.Cast<SearchResultEntry>().Select(entry => entry.DistinguishedName));
            page.Cookie = response.Controls.OfType<PageResultResponseControl>().Single().Cookie;
        }
        while (page.Cookie.Length > 0);

        Assert.Equal((224, 224), (found.Count, found.Distinct().Count()));
    }

    [Fact]
    public void The_server_sorts_and_gives_a_window_of_the_list()
    {
        using var connection = Connect();
        var request = new SearchRequest(People, "(objectClass=person)", SearchScope.Subtree, "uid");
        request.Controls.Add(new SortRequestControl(new SortKey("uid", "caseIgnoreOrderingMatch", reverseOrder: false)));
        request.Controls.Add(new VlvRequestControl(beforeCount: 1, afterCount: 2, offset: 10));

        var response = (SearchResponse)connection.SendRequest(request);

        var uids = response.Entries.Cast<SearchResultEntry>().Select(entry => (string)entry.Attributes["uid"][0]).ToArray();
        var window = response.Controls.OfType<VlvResponseControl>().Single();
        Assert.Equal(uids.Order(StringComparer.Ordinal), uids);
        Assert.Equal((4, 10, 224), (uids.Length, window.TargetPosition, window.ContentCount));
        Assert.Equal(ResultCode.Success, response.Controls.OfType<SortResponseControl>().Single().Result);
    }

    [Fact]
    public async Task Searches_begin_and_end_side_by_side()
    {
        using var connection = Connect();
        var requests = Enumerable.Range(0, 20).Select(i => new SearchRequest(People, i % 2 == 0 ? "(sn=smith)" : "(uid=jsmith)", SearchScope.Subtree));

        var responses = await Task.WhenAll(requests.Select(request => Task.Factory.FromAsync(
            (callback, state) => connection.BeginSendRequest(request, PartialResultProcessing.NoPartialResultSupport, callback, state),
            connection.EndSendRequest,
            null)));

        Assert.Equal(
            Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? 4 : 1),
            responses.Cast<SearchResponse>().Select(response => response.Entries.Count));
    }

    [Fact]
    public void Extended_operations_and_controls_are_answered()
    {
        using var connection = Connect();

        var who = (ExtendedResponse)connection.SendRequest(new ExtendedRequest("1.3.6.1.4.1.4203.1.11.3"));
        var assertion = new ModifyRequest($"uid=jsmith,{People}", DirectoryAttributeOperation.Replace, "title", "x");
        assertion.Controls.Add(new DirectoryControl("1.2.3.4.5.6", null, isCritical: true, serverSide: true));

        Assert.Equal($"dn:{ClientTools.Administrator}", Encoding.UTF8.GetString(who.ResponseValue));
        Assert.Equal(ResultCode.UnavailableCriticalExtension, Refused(() => connection.SendRequest(assertion)));
    }

    [Fact]
    public void A_size_limit_cuts_short_with_what_was_found()
    {
        using var connection = Connect();

        var refusal = Assert.Throws<DirectoryOperationException>(
            () => connection.SendRequest(new SearchRequest(People, "(uid=*)", SearchScope.Subtree) { SizeLimit = 3 }));

        Assert.Equal(ResultCode.SizeLimitExceeded, refusal.Response.ResultCode);
        Assert.Equal(3, ((SearchResponse)refusal.Response).Entries.Count);
    }

    [Fact]
    public void A_wrong_password_is_refused()
    {
        using var connection = Make();
        connection.Credential = new NetworkCredential(ClientTools.Administrator, "wrong");

        Assert.Equal(49, Assert.Throws<LdapException>(connection.Bind).ErrorCode);
    }

    static IEnumerable<SearchResultEntry> Search(LdapConnection connection, SearchRequest request) =>
        ((SearchResponse)connection.SendRequest(request)).Entries.Cast<SearchResultEntry>();

    static ResultCode Refused(Action operation) => Assert.Throws<DirectoryOperationException>(operation).Response.ResultCode;

    LdapConnection Connect()
    {
        var connection = Make();
        connection.Credential = new NetworkCredential(ClientTools.Administrator, "secret");
        connection.Bind();
        return connection;
    }

    LdapConnection Make()
    {
        try
        {
            var connection = new LdapConnection(new LdapDirectoryIdentifier("127.0.0.1", tools.Port)) { AuthType = AuthType.Basic };
            connection.SessionOptions.ProtocolVersion = 3;
            return connection;
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException)
        {
            Assert.Skip("libldap is not installed; ./test.sh installs it with ldap-utils");
            throw;
        }
    }
}
