using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Tests.Authentication;

public sealed class StoredPasswordTests
{
    const string Packed =
        "AAAAZAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4fICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj9px2jV+6gEYaCaOEhzTb8i3aqeu7TWfcFShdwz"
        + "snUmE45YsfeZisYL0BvBjpNucZ/vwQu9WboFEx1ZXRjdt7UOBeCMNcmwPqQOkhzy+or73X2guCNjK7unmZGTaGv6KWlLs8of710oWEVL12oz+0nzjobm7Zt5ZPV36RfD"
        + "8DXBzCA+iyKcDZsMHuz5n5wOnbBFSKxrjUY4qc+Ce70TmJdOw5JUFiHLjEybjvsSlsSID2AHZYHZNxlyShZk6vLywKQ7zzbYZqOYpXSRLDY7tlRXEbG3kyO9H85POPGZ"
        + "LEuCjcqH6UN5ljVfhTyFi6MSyk0XfMsK3YA+Kh7k2ZTyieBD";

    static readonly DistinguishedName Administrator = DistinguishedName.Parse("cn=admin");

    [Theory]
    [InlineData("secret")]
    [InlineData("{CLEARTEXT}secret")]
    [InlineData("{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=")]
    [InlineData("{SSHA}UN68jHhvbqTux2xREZ7L064/Evno9+sy")] // made by slappasswd
    [InlineData("{ssha}cqVbhtveg6UlUYb4hGPrp7XYoikAAQIDBAUGBw==")]
    [InlineData("{MD5}Xr4ilOzQ4PCOq3aQ0qbuaQ==")]
    [InlineData("{SMD5}A1+4FFtzzxEVcNyTYRK+nAABAgMEBQYH")]
    [InlineData("{SHA256}K7gNU3sdo+OL0wNhqoVWhr3g6s1xYv72ol/pe/Unols=")]
    [InlineData("{SSHA256}lAejl/Of0h/+J/b6px7T8LLPd/QxmtSbDDvk8djjRJEAAQIDBAUGBw==")]
    [InlineData("{SHA384}WKd1ukESvjAFrkQHznV9iP2nHUBJe7gCbsrFTU4//HIyzo3jq1rLMK45dg/ufFPt")]
    [InlineData("{SSHA384}ovWmOuRxardiAXRoZ0oJ3oNrimvG3way/lnwSIrxRCQs3mxTACkzZgBei27d9HRgAAECAwQFBgc=")]
    [InlineData("{SHA512}vSsar3708Jvp9Szi2NWZZ02Bqp1qRCFpbcTZPdBhnWgs5WtNZKnvCXdhztmeD2cmW192CF5bDufKRpayrW/isg==")]
    [InlineData("{SSHA512}sA0uxvTZmjjgeqepQzW+3VNsblhqzltje58zvmzlAr0V6DwpiazN2VxnSFYthOpYDzqKXnv8rNmIQMOVX9alQgABAgMEBQYH")]
    [InlineData("{PBKDF2}1000$AAECAwQFBgcICQoLDA0ODw$sFSyXPFcXgkxACFLfL2dSbbhY6k")]
    [InlineData("{PBKDF2-SHA1}1000$AAECAwQFBgcICQoLDA0ODw$sFSyXPFcXgkxACFLfL2dSbbhY6k")]
    [InlineData("{PBKDF2-SHA256}1000$AAECAwQFBgcICQoLDA0ODw$Tvsru20utY6o3q7VRBeuL9h/1QqKhWhwk2PaYNRWBgY")]
    [InlineData("{PBKDF2-SHA512}1000$AAECAwQFBgcICQoLDA0ODw$8ltlLe5cI6KNrWOmMFkTi2iE7fEXJKJJR9lhjd/xSn68.xOqzv2h20C4IDv/enqlx8f6AaRHE.6XnvHKXKhAjA")]
    [InlineData("{PBKDF2_SHA256}" + Packed)]
    [InlineData("{CRYPT}$5$saltsalt$0IyaXrmV7.sGNS6tirgqHLqX/G.FBvgkYA.lpPdS5sA")]
    [InlineData("{CRYPT}$6$rounds=1500$saltsaltsaltsalt$/bLK13RMbB3vYsSVWZZYNDGszbUzwdGNBVc.BRcbtYXccbTCfjSTF9FJX76ZuNsf5oGjaue9LrqckcEFKqM1Q1")]
    public void A_stored_password_lets_in_who_knows_it_and_nobody_else(string stored)
    {
        Assert.Equal(ResultCode.Success, Bind(stored, "secret"));
        Assert.Equal(ResultCode.InvalidCredentials, Bind(stored, "Secret"));
        Assert.Equal(ResultCode.InvalidCredentials, Bind(stored, stored.StartsWith('{') ? stored : "{CLEARTEXT}secret"));
    }

    [Theory]
    [InlineData("$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5", "Hello world!")]
    [InlineData("$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1", "Hello world!")]
    [InlineData(
        "$5$x$gxiw3wnaygO5HXA20EbuFHhiRkxZ/bgro4TCAvzjr51",
        "a much longer pässword, of more than sixty-four octets in all, I think so")]
    [InlineData(
        "$6$x$VYJMRmnL2.XQwR4IIcTwPJieGVj1LtUDn8Fb7yELWGnUyh6fkM8Ah.RXjo6wguVn6V8276cXFTqzDGv4TORhy.",
        "a much longer pässword, of more than sixty-four octets in all, I think so")]
    public void Crypt_hashes_as_the_C_library_does(string stored, string password) =>
        Assert.Equal(ResultCode.Success, Bind("{CRYPT}" + stored, password));

    [Theory]
    [InlineData("{SSHA}")]
    [InlineData("{SSHA}####")]
    [InlineData("{SSHA512}AAAA")]
    [InlineData("{PBKDF2-SHA256}0$AAAA$AAAA")]
    [InlineData("{PBKDF2-SHA256}999999999$AAAA$AAAA")]
    [InlineData("{PBKDF2-SHA256}10$AAAA$")]
    [InlineData("{CRYPT}$1$salt$hash")]
    [InlineData("{CRYPT}$6$rounds=99999999$salt$hash")]
    [InlineData("{SCRAM-SHA-256}nonsense")]
    public void What_is_malformed_lets_nobody_in(string stored) => Assert.Equal(ResultCode.InvalidCredentials, Bind(stored, "secret"));

    [Theory]
    [InlineData(PasswordScheme.SaltedSha512, "{SSHA512}")]
    [InlineData(PasswordScheme.Pbkdf2Sha512, "{PBKDF2-SHA512}")]
    [InlineData(PasswordScheme.ScramSha256, "{SCRAM-SHA-256}")]
    public void Passwords_are_stored_as_the_directory_is_told(PasswordScheme scheme, string prefix)
    {
        var directory = new InMemoryDirectory(new InMemoryDirectoryOptions { AdministratorPassword = "x", PasswordScheme = scheme });
        var ada = DistinguishedName.Parse("uid=ada");
        directory.Add(new AddRequest(
            ada, new("objectClass", "inetOrgPerson"), new("cn", "Ada"), new("sn", "L"), new("userPassword", "first", "{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=")));

        Assert.StartsWith("userPassword: " + prefix, Password(directory), StringComparison.Ordinal);
        Assert.Equal(ResultCode.Success, Bind(directory, ada, "first"));
        Assert.Equal(ResultCode.Success, Bind(directory, ada, "secret"));

        var session = directory.CreateSession();
        Assert.IsType<BindResponse>(session.Execute(new BindRequest("cn=admin", new SimpleAuthentication("x"))).Last());
        Assert.IsType<ModifyResponse>(session.Execute(new ModifyRequest(
            ada, new Modification(ModifyOperation.Replace, new LdapAttribute("userPassword", "second")))).Last());

        Assert.Equal(ResultCode.InvalidCredentials, Bind(directory, ada, "first"));
        Assert.Equal(ResultCode.Success, Bind(directory, ada, "second"));
    }

    static string Password(InMemoryDirectory directory)
    {
        using var ldif = new StringWriter();
        directory.SaveLdif(ldif);
        var lines = ldif.ToString().ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal).Split('\n');
        return lines.First(line => line.StartsWith("userPassword: ", StringComparison.Ordinal));
    }

    static ResultCode Bind(string stored, string password) => Bind(
        new InMemoryDirectory(new InMemoryDirectoryOptions { AdministratorDn = Administrator, AdministratorPassword = stored }),
        Administrator,
        password);

    static ResultCode Bind(InMemoryDirectory directory, DistinguishedName name, string password) =>
        ((LdapResult)directory.CreateSession().Execute(new BindRequest(name.ToString(), new SimpleAuthentication(password))).Last()).ResultCode;
}
