using System.Buffers.Binary;
using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Ldap3.Protocol.Authentication.Sasl;

namespace Ldap3.Protocol.Authentication.Mechanisms;

/// <summary>
/// What DIGEST-MD5 protects with (RFC 2831 sections 2.3 and 2.4): a code of ten octets, and RC4 around it when
/// sealing.
/// </summary>
[SuppressMessage("Security", "CA5351", Justification = "The mechanism says MD5.")]
sealed class DigestMd5Layer : SaslSecurityLayer
{
    /// <summary>The longest protected buffer taken from a server.</summary>
    public const int MaxBuffer = 65536;

    const int CodeSize = 10;
    const int TrailerSize = 6;
    const int Overhead = CodeSize + TrailerSize;

    readonly byte[] _sendKey;
    readonly byte[] _receiveKey;
    readonly Rc4? _sendCipher;
    readonly Rc4? _receiveCipher;
    readonly int _serverMaxBuffer;
    uint _sent;
    uint _received;

    /// <param name="sessionKey">H(A1).</param>
    /// <param name="cipher">rc4 to seal, or null to sign.</param>
    /// <param name="serverMaxBuffer">The longest buffer that the other side takes.</param>
    /// <param name="isServer">Whether this is the server's side.</param>
    public DigestMd5Layer(ReadOnlySpan<byte> sessionKey, string? cipher, int serverMaxBuffer, bool isServer = false)
    {
        _serverMaxBuffer = Math.Max(serverMaxBuffer, Overhead + 1);
        _sendKey = Derive(sessionKey, "Digest session key to client-to-server signing key magic constant"u8);
        _receiveKey = Derive(sessionKey, "Digest session key to server-to-client signing key magic constant"u8);
        if (cipher is not null)
        {
            _sendCipher = new Rc4(Derive(sessionKey, "Digest H(A1) to client-to-server sealing key magic constant"u8));
            _receiveCipher = new Rc4(Derive(sessionKey, "Digest H(A1) to server-to-client sealing key magic constant"u8));
        }

        if (isServer)
        {
            (_sendKey, _receiveKey) = (_receiveKey, _sendKey);
            (_sendCipher, _receiveCipher) = (_receiveCipher, _sendCipher);
        }
    }

    public override bool IsConfidential => _sendCipher is not null;

    public override int MaxPlainSize => _serverMaxBuffer - Overhead;

    public override int MaxProtectedSize => MaxBuffer;

    public override void Wrap(ReadOnlySpan<byte> plain, IBufferWriter<byte> output)
    {
        var buffer = output.GetSpan(plain.Length + Overhead)[.. (plain.Length + Overhead)];
        plain.CopyTo(buffer);
        Code(_sendKey, _sent, plain, buffer[plain.Length..]);
        _sendCipher?.Transform(buffer[.. (plain.Length + CodeSize)]);
        WriteTrailer(buffer[^TrailerSize ..], _sent++);
        output.Advance(buffer.Length);
    }

    public override void Unwrap(ReadOnlySpan<byte> protectedBuffer, IBufferWriter<byte> output)
    {
        if (protectedBuffer.Length < Overhead)
        {
            throw Tampered();
        }

        var sealedPart = protectedBuffer[.. ^TrailerSize].ToArray();
        _receiveCipher?.Transform(sealedPart);
        var plain = sealedPart.AsSpan(0, sealedPart.Length - CodeSize);
        Span<byte> expected = stackalloc byte[Overhead];
        Code(_receiveKey, _received, plain, expected);
        WriteTrailer(expected[CodeSize ..], _received++);

        // RFC 2831 section 2.3: the number is checked too, or buffers could be left out, repeated or exchanged.
        if (!CryptographicOperations.FixedTimeEquals(sealedPart.AsSpan(plain.Length), expected[.. CodeSize])
            || !protectedBuffer[^TrailerSize ..].SequenceEqual(expected[CodeSize ..]))
        {
            throw Tampered();
        }

        output.Write(plain);
    }

    protected override void Dispose(bool disposing)
    {
        CryptographicOperations.ZeroMemory(_sendKey);
        CryptographicOperations.ZeroMemory(_receiveKey);
        _sendCipher?.Dispose();
        _receiveCipher?.Dispose();
        base.Dispose(disposing);
    }

    static byte[] Derive(ReadOnlySpan<byte> sessionKey, ReadOnlySpan<byte> purpose) => MD5.HashData([.. sessionKey, .. purpose]);

    // HMAC(Ki, {SeqNum, msg})[0..9]
    static void Code(byte[] key, uint number, ReadOnlySpan<byte> message, Span<byte> code)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.MD5, key);
        Span<byte> order = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(order, number);
        hmac.AppendData(order);
        hmac.AppendData(message);
        Span<byte> whole = stackalloc byte[MD5.HashSizeInBytes];
        hmac.GetHashAndReset(whole);
        whole[.. CodeSize].CopyTo(code);
    }

    static void WriteTrailer(Span<byte> trailer, uint number)
    {
        BinaryPrimitives.WriteUInt16BigEndian(trailer, 1);
        BinaryPrimitives.WriteUInt32BigEndian(trailer[sizeof(ushort) ..], number);
    }

    static LdapSecurityException Tampered() => new("A buffer protected by DIGEST-MD5 was changed on the way, or is out of order.");
}
