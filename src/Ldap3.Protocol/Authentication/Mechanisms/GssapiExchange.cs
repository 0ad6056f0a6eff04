using System.Buffers.Binary;
using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Net;
using System.Security.Authentication.ExtendedProtection;
using System.Text;
using Ldap3.Protocol.Authentication.Sasl;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Authentication.Mechanisms;

/// <summary>One run of GSSAPI (RFC 4752) or GSS-SPNEGO.</summary>
[SuppressMessage("Reliability", "CA2000", Justification = "What it holds passes on to the layer, or is disposed of with the exchange.")]
sealed class GssapiExchange : SaslExchange
{
    const byte OffersNone = 1;
    const byte OffersIntegrity = 2;
    const byte OffersConfidentiality = 4;
    const int OfferSize = 4;

    readonly GssapiKind _kind;
    readonly string? _authorizationId;
    readonly SaslProtection _protection;
    readonly string _service;
    readonly ChannelBinding? _binding;
    readonly NegotiateAuthentication _context;
    bool _isEstablished;
    bool _isAgreed;
    GssapiLayer? _layer;

    public GssapiExchange(
        GssapiKind kind,
        NetworkCredential? credential,
        string? authorizationId,
        SaslProtection protection,
        string service,
        ChannelBinding? binding)
    {
        _kind = kind;
        _authorizationId = authorizationId;
        _protection = protection;
        _service = service;
        _binding = binding;
        _context = new NegotiateAuthentication(new NegotiateAuthenticationClientOptions
        {
            Package = kind switch { GssapiKind.Kerberos => "Kerberos", GssapiKind.Ntlm or GssapiKind.Sicily => "NTLM", _ => "Negotiate" },
            Credential = credential ?? CredentialCache.DefaultNetworkCredentials,
            TargetName = service,
            Binding = binding,
            RequireMutualAuthentication = kind == GssapiKind.Kerberos,
            RequiredProtectionLevel = Level(),
        });
    }

    public override SaslSecurityLayer? SecurityLayer => _layer;

    public override OctetString? Respond(OctetString? challenge)
    {
        if (!_isEstablished)
        {
            return Establish(challenge);
        }

        // RFC 4752 section 3.1: then the server says what layers it offers.
        return _kind == GssapiKind.Kerberos && !_isAgreed && challenge is { } offer
            ? Agree(offer)
            : throw new LdapProtocolException($"The server asks for a further step after {_kind} was done.");
    }

    public override void Complete(OctetString? additionalData)
    {
        if (!_isEstablished && additionalData is { IsEmpty: false })
        {
            Establish(additionalData);
        }

        if (!_isEstablished || (_kind == GssapiKind.Kerberos && !_isAgreed))
        {
            throw new LdapSecurityException($"The server says success before {_kind} was done: it did not prove who it is.");
        }

        // MS-ADTS 5.1.1.1.2: with GSS-SPNEGO the layer is what the packages agreed on, without a step for it. MIT's
        // Kerberos always agrees on sealing, asked or not, and servers then seal.
        var agreed = _context.ProtectionLevel switch
        {
            ProtectionLevel.EncryptAndSign => SaslProtection.Confidentiality,
            ProtectionLevel.Sign => SaslProtection.Integrity,
            _ => SaslProtection.None,
        };
        if (_kind != GssapiKind.Kerberos && agreed != SaslProtection.None)
        {
            _layer = new GssapiLayer(_context, agreed, GssapiLayer.DefaultMaxBuffer);
        }

        if (agreed < _protection)
        {
            throw new LdapSecurityException($"{_protection} is needed, and {_kind} came to {agreed} with {_service}.");
        }
    }

    protected override void Dispose(bool disposing)
    {
        _binding?.Dispose();
        if (_layer is null)
        {
            _context.Dispose();
        }

        base.Dispose(disposing);
    }

    ProtectionLevel Level() => _protection switch
    {
        SaslProtection.Confidentiality => ProtectionLevel.EncryptAndSign,
        SaslProtection.Integrity => ProtectionLevel.Sign,
        // RFC 4752 section 3.1: the context must be able to sign, for the step that agrees on the layer.
        _ => _kind == GssapiKind.Kerberos ? ProtectionLevel.Sign : ProtectionLevel.None,
    };

    OctetString? Establish(OctetString? challenge)
    {
        byte[]? token;
        NegotiateAuthenticationStatusCode status;
        try
        {
            token = _context.GetOutgoingBlob(challenge is { } said ? said.Span : default, out status);
        }
        catch (Exception e) when (e is PlatformNotSupportedException or DllNotFoundException or TypeInitializationException)
        {
            throw new LdapSecurityException($"{_kind} cannot be had here: {e.Message} On Linux install libgssapi-krb5, and gss-ntlmssp for NTLM.", e);
        }

        if (status is not (NegotiateAuthenticationStatusCode.Completed or NegotiateAuthenticationStatusCode.ContinueNeeded))
        {
            throw Refused(status, isFirst: challenge is null);
        }

        _isEstablished = status == NegotiateAuthenticationStatusCode.Completed;
        return token is null ? OctetString.Empty : new OctetString(token);
    }

    Exception Refused(NegotiateAuthenticationStatusCode status, bool isFirst) => status switch
    {
        // Nobody but the KDC said so, and it means what a server would say.
        NegotiateAuthenticationStatusCode.UnknownCredentials or NegotiateAuthenticationStatusCode.InvalidCredentials
            or NegotiateAuthenticationStatusCode.CredentialsExpired or NegotiateAuthenticationStatusCode.GenericFailure when isFirst =>
            new LdapOperationException(
                new BindResponse
                {
                    ResultCode = ResultCode.InvalidCredentials,
                    DiagnosticMessage = $"{_kind} got no token for {_service} ({status}): the password or ticket is missing or wrong, "
                        + "the service is not known to the KDC, or the KDC does not answer",
                },
                "Binding"),
        NegotiateAuthenticationStatusCode.Unsupported => new LdapSecurityException(
            $"{_kind} cannot be had here ({status}). On Linux install libgssapi-krb5, and gss-ntlmssp for NTLM."),
        _ => new LdapSecurityException($"{_kind} with {_service} failed: {status}. The server did not prove who it is."),
    };

    OctetString Agree(OctetString wrapped)
    {
        var output = new ArrayBufferWriter<byte>();
        var status = _context.Unwrap(wrapped.Span, output, out _);
        if (status != NegotiateAuthenticationStatusCode.Completed || output.WrittenCount != OfferSize)
        {
            throw new LdapSecurityException($"The server's offer of layers was changed on the way ({status}).");
        }

        var offer = output.WrittenSpan;
        var choice = Choice(offer[0]);
        var serverMax = (int)(BinaryPrimitives.ReadUInt32BigEndian(offer) & 0xFFFFFF);
        _isAgreed = true;
        if (_protection != SaslProtection.None)
        {
            _layer = new GssapiLayer(_context, _protection, serverMax);
        }

        // RFC 4752 section 3.1: the layer, the longest buffer that is taken, the identity to act as.
        var answer = new byte[OfferSize];
        BinaryPrimitives.WriteUInt32BigEndian(answer, _layer is null ? 0 : (uint)_layer.MaxProtectedSize);
        answer[0] = choice;
        var sealedAnswer = new ArrayBufferWriter<byte>();
        status = _context.Wrap([.. answer, .. Encoding.UTF8.GetBytes(_authorizationId ?? "")], sealedAnswer, false, out _);
        return status == NegotiateAuthenticationStatusCode.Completed
            ? sealedAnswer.WrittenMemory.ToArray()
            : throw new LdapSecurityException($"The choice of a layer cannot be protected ({status}).");
    }

    byte Choice(byte offered)
    {
        var wanted = _protection switch
        {
            SaslProtection.Confidentiality => OffersConfidentiality,
            SaslProtection.Integrity => OffersIntegrity,
            _ => OffersNone,
        };
        return (offered & wanted) != 0
            ? wanted
            : throw new LdapSecurityException(
                $"The server does not offer {_protection} with GSSAPI (it offers 0x{offered:X2}, RFC 4752 section 3.3). "
                + "Use TLS, or ask for another protection by name.");
    }
}
