using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ldap3.Protocol.Authentication.Sasl;

namespace Ldap3.Protocol.Tests.Authentication;

public sealed class ChannelBindingTests
{
    [Theory] // RFC 5929 section 4.1; Active Directory (KB4520412) reckons alike
    [InlineData("SHA256", false, "SHA256")]
    [InlineData("SHA384", false, "SHA384")]
    [InlineData("SHA512", false, "SHA512")]
    [InlineData("SHA256", true, "SHA256")]
    [InlineData("SHA384", true, "SHA384")]
    [InlineData("SHA512", true, "SHA512")]
    public void A_certificate_is_hashed_as_it_is_signed_but_never_by_less_than_SHA_256(string signature, bool pss, string expected)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(
            "CN=test", key, new HashAlgorithmName(signature), pss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));

        Assert.Equal(
            CryptographicOperations.HashData(new HashAlgorithmName(expected), certificate.RawData),
            TlsChannel.EndPointOf(certificate.RawData).ToArray());
    }

    [Fact]
    public void Without_TLS_there_is_nothing_to_bind_to()
    {
        var context = new SaslContext(new LdapConnectionOptions(), null, isConfidential: true);

        Assert.Throws<LdapSecurityException>(() => context.GetChannelBinding(SaslChannelBinding.ServerEndPoint));
        Assert.Equal(SaslProtection.None, context.Needed(null));
        Assert.Equal(SaslProtection.Confidentiality, new SaslContext(new LdapConnectionOptions(), null, isConfidential: false).Needed(null));
    }
}
