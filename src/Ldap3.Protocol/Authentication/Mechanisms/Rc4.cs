using System.Security.Cryptography;

namespace Ldap3.Protocol.Authentication.Mechanisms;

/// <summary>
/// The stream cipher RC4, which .NET does not have: broken, and all that DIGEST-MD5 servers agree on.
/// </summary>
sealed class Rc4 : IDisposable
{
    readonly byte[] _state = new byte[256];
    byte _i;
    byte _j;

    public Rc4(ReadOnlySpan<byte> key)
    {
        for (var i = 0; i < _state.Length; i++)
        {
            _state[i] = (byte)i;
        }

        byte j = 0;
        for (var i = 0; i < _state.Length; i++)
        {
            j += (byte)(_state[i] + key[i % key.Length]);
            (_state[i], _state[j]) = (_state[j], _state[i]);
        }
    }

    public void Transform(Span<byte> octets)
    {
        foreach (ref var octet in octets)
        {
            _j += _state[++_i];
            (_state[_i], _state[_j]) = (_state[_j], _state[_i]);
            octet ^= _state[(byte)(_state[_i] + _state[_j])];
        }
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_state);
}
