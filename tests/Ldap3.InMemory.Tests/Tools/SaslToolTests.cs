namespace Ldap3.InMemory.Tests.Tools;

/// <summary>OpenLDAP's ldapwhoami with the mechanisms of Cyrus SASL.</summary>
public sealed class SaslToolTests(ClientTools tools) : IClassFixture<ClientTools>
{
    const string Me = $"uid=xli,ou=People,{ClientTools.Base}";

    [Theory]
    [InlineData("SCRAM-SHA-1")]
    [InlineData("SCRAM-SHA-256")]
    [InlineData("SCRAM-SHA-512")]
    [InlineData("DIGEST-MD5")]
    [InlineData("CRAM-MD5")]
    public async Task A_password_is_proved_without_being_sent(string mechanism)
    {
        RequirePlugins();

        var right = await WhoAmIAsync("-H", tools.Url, "-Y", mechanism, "-O", "maxssf=0", "-U", "xli", "-w", "xli-pw");
        var wrong = await WhoAmIAsync("-H", tools.Url, "-Y", mechanism, "-O", "maxssf=0", "-U", "xli", "-w", "wrong");
        var unknown = await WhoAmIAsync("-H", tools.Url, "-Y", mechanism, "-O", "maxssf=0", "-U", "nobody", "-w", "xli-pw");

        Assert.Equal($"dn:{Me}", right.Succeeded().Output.Trim());
        Assert.Equal((49, 49), (wrong.ExitCode, unknown.ExitCode));
    }

    [Fact]
    public async Task PLAIN_is_taken_under_TLS_alone()
    {
        RequirePlugins();
        string[] plain = ["-O", "none", "-Y", "PLAIN", "-U", "xli", "-w", "xli-pw"];

        Assert.Equal(13, (await WhoAmIAsync(["-H", tools.Url, .. plain])).ExitCode);
        Assert.Equal($"dn:{Me}", (await WhoAmIAsync(["-ZZ", "-H", tools.Url, .. plain])).Succeeded().Output.Trim());
        Assert.Equal($"dn:{Me}", (await WhoAmIAsync(["-H", tools.SocketUrl, .. plain])).Succeeded().Output.Trim());
    }

    [Fact]
    public async Task EXTERNAL_is_who_the_certificate_or_the_system_says()
    {
        var certificate = await tools.RunWithCertificateAsync("ldapwhoami", "-Q", "-H", tools.TlsUrl, "-Y", "EXTERNAL");
        var local = await WhoAmIAsync("-Q", "-H", tools.SocketUrl, "-Y", "EXTERNAL");
        var neither = await WhoAmIAsync("-Q", "-H", tools.TlsUrl, "-Y", "EXTERNAL");

        Assert.Equal($"dn:uid=jsmith,ou=People,{ClientTools.Base}", certificate.Succeeded().Output.Trim());
        Assert.Matches(@"^dn:gidNumber=\d+\+uidNumber=\d+,cn=peercred,cn=external,cn=auth\s*$", local.Succeeded().Output);
        Assert.NotEqual(0, neither.ExitCode);
    }

    [Fact]
    public async Task Somebody_else_may_be_acted_for_by_the_administrator_alone()
    {
        RequirePlugins();
        string[] scram = ["-Y", "SCRAM-SHA-256", "-H", tools.Url];

        var administrator = await WhoAmIAsync([.. scram, "-U", ClientTools.Administrator, "-w", "secret", "-X", "u:xli"]);
        var other = await WhoAmIAsync([.. scram, "-U", "jsmith", "-w", "jsmith-pw", "-X", "u:xli"]);

        Assert.Equal($"dn:{Me}", administrator.Succeeded().Output.Trim());
        Assert.Equal(50, other.ExitCode);
    }

    [Fact]
    public async Task The_root_DSE_offers_what_the_connection_allows()
    {
        var clear = await MechanismsAsync("-H", tools.Url);
        var secured = await MechanismsAsync("-H", tools.TlsUrl);
        var local = await MechanismsAsync("-H", tools.SocketUrl);

        Assert.Equal(["ANONYMOUS", "CRAM-MD5", "DIGEST-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512"], clear);
        Assert.Equal(["PLAIN", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256-PLUS", "SCRAM-SHA-512-PLUS"], secured.Except(clear));
        Assert.Equal(["EXTERNAL", "PLAIN"], local.Except(clear));
    }

    async Task<string[]> MechanismsAsync(params string[] url)
    {
        const string Name = "supportedSASLMechanisms: ";
        var run = await tools.RunAsync("ldapsearch", null, ["-x", "-LLL", .. url, "-s", "base", "-b", "", "supportedSASLMechanisms"]);
        return
        [
            .. run.Succeeded().Lines
                .Where(line => line.StartsWith(Name, StringComparison.Ordinal))
                .Select(line => line[Name.Length..])
                .Order(StringComparer.Ordinal),
        ];
    }

    Task<ToolRun> WhoAmIAsync(params string[] arguments) => tools.RunAsync("ldapwhoami", null, ["-Q", .. arguments]);

    // All of them come in one package.
    static void RequirePlugins()
    {
        if (!Directory.EnumerateDirectories("/usr/lib", "*-linux-*").Any(path => File.Exists(Path.Combine(path, "sasl2/libscram.so"))))
        {
            Assert.Skip("Cyrus SASL has no mechanisms here; ./test.sh installs libsasl2-modules");
        }
    }
}
