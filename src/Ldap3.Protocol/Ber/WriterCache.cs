using System.Formats.Asn1;

namespace Ldap3.Protocol.Ber;

/// <summary>Keeps one <see cref="AsnWriter"/> a thread, so that writing a message allocates nothing once it is warm.</summary>
static class WriterCache
{
    const int InitialCapacity = 1024;
    const int LargestKept = 64 * 1024;

    [ThreadStatic]
    static AsnWriter? _spare;

    /// <summary>A writer that nobody else uses; give it back with <see cref="Return"/> unless something was thrown.</summary>
    public static AsnWriter Rent()
    {
        var writer = _spare ?? new AsnWriter(AsnEncodingRules.BER, InitialCapacity);
        _spare = null;
        return writer;
    }

    public static void Return(AsnWriter writer)
    {
        if (writer.GetEncodedLength() <= LargestKept)
        {
            // Also wipes what was written: it may have been a password.
            writer.Reset();
            _spare = writer;
        }
    }

    /// <summary>What a rented writer wrote, as octets of their own; the writer is given back.</summary>
    public static byte[] TakeEncoded(AsnWriter writer)
    {
        var octets = writer.Encode();
        Return(writer);
        return octets;
    }
}
