using Ldap3.Protocol.Authentication;

namespace Ldap3.Protocol.Tests.Authentication;

/// <summary>The values were computed by Python's hashlib.</summary>
public sealed class HashedPasswordTests
{
    [Theory]
    [InlineData(PasswordHash.SaltedMd5, "{SMD5}fuCAxnOQVkVHk7mGRmnYXzEyMzQ1Njc4")]
    [InlineData(PasswordHash.SaltedSha1, "{SSHA}tCNGqyJLk/uvKpCa4vga5GB2gWoxMjM0NTY3OA==")]
    [InlineData(PasswordHash.SaltedSha256, "{SSHA256}swTyciKL1jSrpuiILDonRJjkh3hIgn9GWA19lVbEJrMxMjM0NTY3OA==")]
    [InlineData(PasswordHash.SaltedSha384, "{SSHA384}PZ8rEVi/wo+kGtUhLPKbypAHaf5LaiGBPjRu1dYr7aZopAnsVjSsTRKpuwMJ6JwqMTIzNDU2Nzg=")]
    [InlineData(
        PasswordHash.SaltedSha512,
        "{SSHA512}iWwx8naQWtJKIoYOgnIUnOjDVRc/KB/avnmg7rvibFhiLlylVmd8s/TomzyGqQwBOpJzU5z"
        + "2YBupYIJWW8egvDEyMzQ1Njc4")]
    [InlineData(PasswordHash.Pbkdf2Sha1, "{PBKDF2-SHA1}10000$MTIzNDU2Nzg$2.2ygNInvFiruMd9iRLwlMXlibM")]
    [InlineData(PasswordHash.Pbkdf2Sha256, "{PBKDF2-SHA256}10000$MTIzNDU2Nzg$kega1CQxNTKM0EDQrynfftPcFNQsq2BSNKiVY/wBu44")]
    [InlineData(
        PasswordHash.Pbkdf2Sha512,
        "{PBKDF2-SHA512}10000$MTIzNDU2Nzg$p5BQ2HMx/vh9wobuc2ZEE7uwBr6uo9g882G4e35yaLHAhSW"
        + "J6wkH8rFZTz6s73FhAUnmCGua0J.RsWS6pEZNPQ")]
    [InlineData(
        PasswordHash.ScramSha1,
        "{SCRAM-SHA-1}4096:MTIzNDU2Nzg=$XdzPsAfUFShIQJ1DcPZbCQTPFZI=:lfw5xcpm31UfADefRgq5"
        + "1ffS1zs=")]
    [InlineData(
        PasswordHash.ScramSha256,
        "{SCRAM-SHA-256}4096:MTIzNDU2Nzg=$EREiu/nUydPQ0BYpDogeGrbIgNl2TNkssmjhX/kFBJc=:gs"
        + "pj8/2zmIUtC4r68k6fWN7/oMuSBsywa7eudOM95os=")]
    [InlineData(
        PasswordHash.ScramSha512,
        "{SCRAM-SHA-512}4096:MTIzNDU2Nzg=$tYC/iDX07mfyrDMcDjcEHwMEXioLhA1N1Eg6wkvhwRxw9H7"
        + "ygJy10CM3HPHRpSrPhNL/bF6X5Ah6D0sfnBpE6w==:HSIt83fUhBG9afbtqmIR0TRIvcIDRXRYP/942HC6PCwyW5tzFkWB9fbbGs1rRhUD5+3wNNP9CoG92Ib0rN61sQ==")]
    public void A_password_is_hashed_with_a_salt(PasswordHash hash, string expected)
    {
        Assert.Equal(expected, HashedPassword.Hash("secret", hash, "12345678"u8));
        Assert.True(HashedPassword.Matches(expected, "secret"));
        Assert.False(HashedPassword.Matches(expected, "Secret"));
        Assert.NotEqual(HashedPassword.Hash("secret", hash), HashedPassword.Hash("secret", hash));
    }

    [Theory]
    [InlineData(PasswordHash.Md5, "{MD5}Xr4ilOzQ4PCOq3aQ0qbuaQ==")]
    [InlineData(PasswordHash.Sha1, "{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=")]
    [InlineData(PasswordHash.Sha256, "{SHA256}K7gNU3sdo+OL0wNhqoVWhr3g6s1xYv72ol/pe/Unols=")]
    [InlineData(PasswordHash.Sha384, "{SHA384}WKd1ukESvjAFrkQHznV9iP2nHUBJe7gCbsrFTU4//HIyzo3jq1rLMK45dg/ufFPt")]
    [InlineData(
        PasswordHash.Sha512,
        "{SHA512}vSsar3708Jvp9Szi2NWZZ02Bqp1qRCFpbcTZPdBhnWgs5WtNZKnvCXdhztmeD2cmW192CF5b"
        + "DufKRpayrW/isg==")]
    public void A_password_is_hashed_without_salt(PasswordHash hash, string expected)
    {
        Assert.Equal(expected, HashedPassword.Hash("secret", hash));
        Assert.True(HashedPassword.Matches(expected, "secret"));
        Assert.Throws<ArgumentException>(() => HashedPassword.Hash("secret", hash, "12345678"u8));
    }

    [Fact]
    public void Every_way_of_hashing_is_recognised_again()
    {
        foreach (var hash in Enum.GetValues<PasswordHash>())
        {
            Assert.True(HashedPassword.Matches(HashedPassword.Hash("pässword", hash), "pässword"));
        }

        Assert.Throws<ArgumentException>(() => HashedPassword.Hash(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => HashedPassword.Hash("x", (PasswordHash)99));
    }
}
