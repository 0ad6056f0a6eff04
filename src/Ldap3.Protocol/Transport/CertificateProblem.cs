using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ldap3.Protocol.Transport;

/// <summary>Says in words why a server's certificate is refused.</summary>
static class CertificateProblem
{
    public static string Describe(string host, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return "the server showed none.";
        }

        using var shown = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        var problems = new List<string>();
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            problems.Add($"it is for {Names(shown)}, not for \"{host}\"");
        }

        foreach (var status in errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) ? chain?.ChainStatus ?? [] : [])
        {
            problems.Add(Explain(status, shown));
        }

        if (problems.Count == 0)
        {
            problems.Add("the application's own check said no");
        }

        return $"{string.Join("; ", problems.Distinct())} (subject \"{shown.Subject}\", issuer \"{shown.Issuer}\").";
    }

    public static string DescribeUnpinned(X509Certificate? certificate, IReadOnlyList<string> pins) =>
        $"its SHA-256 fingerprint is {certificate?.GetCertHashString(HashAlgorithmName.SHA256) ?? "unknown"}, and expected was "
        + $"{string.Join(" or ", pins)} (TlsOptions.PinnedCertificates).";

    static string Explain(X509ChainStatus status, X509Certificate2 shown) => status.Status switch
    {
        X509ChainStatusFlags.NotTimeValid =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"it is valid only from {shown.NotBefore.ToUniversalTime():u} to {shown.NotAfter.ToUniversalTime():u}"),
        X509ChainStatusFlags.UntrustedRoot or X509ChainStatusFlags.PartialChain =>
            $"its issuer \"{shown.Issuer}\" is not a trusted authority; to trust it, give its certificate in TlsOptions.TrustedAuthorities",
        X509ChainStatusFlags.Revoked => "it has been revoked",
        _ => status.StatusInformation.Trim().TrimEnd('.'),
    };

    static string Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions
            .OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(
                extension.EnumerateIPAddresses().Select(address => address.ToString())))
            .ToArray();
        return names.Length > 0 ? string.Join(", ", names.Select(name => $"\"{name}\"")) : $"\"{certificate.Subject}\"";
    }
}
