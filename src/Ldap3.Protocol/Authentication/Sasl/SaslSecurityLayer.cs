using System.Buffers;

namespace Ldap3.Protocol.Authentication.Sasl;

/// <summary>
/// Protects what travels after a bind (RFC 4422 section 3.7). One thread may wrap while another unwraps; the connection
/// frames what comes of it and holds to the sizes.
/// </summary>
public abstract class SaslSecurityLayer : IDisposable
{
    /// <summary>
    /// Whether nobody on the way can read what travels; otherwise it is only kept from being changed.
    /// </summary>
    public abstract bool IsConfidential { get; }

    /// <summary>
    /// How many octets <see cref="Wrap"/> may be given at once, so that the server can take what comes of them.
    /// </summary>
    public abstract int MaxPlainSize { get; }

    /// <summary>
    /// The longest protected buffer that is taken from the server, in octets. One that is longer ends the connection.
    /// </summary>
    public abstract int MaxProtectedSize { get; }

    /// <summary>Protects octets, at most <see cref="MaxPlainSize"/> of them.</summary>
    public abstract void Wrap(ReadOnlySpan<byte> plain, IBufferWriter<byte> output);

    /// <summary>Checks what the server protected, and opens it.</summary>
    /// <exception cref="LdapSecurityException">Somebody changed it, or it is out of order.</exception>
    public abstract void Unwrap(ReadOnlySpan<byte> protectedBuffer, IBufferWriter<byte> output);

    /// <summary>Clears the keys.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="Dispose()"/>
    /// <param name="disposing">Whether it was disposed of.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
