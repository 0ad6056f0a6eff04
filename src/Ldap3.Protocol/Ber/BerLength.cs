namespace Ldap3.Protocol.Ber;

/// <summary>The length octets of an element (X.690 section 8.1.3).</summary>
static class BerLength
{
    const int MostOctets = 4;

    /// <summary>Reads a definite length, or returns false when not all of it is there.</summary>
    /// <param name="octets">The octets from the first of the length on.</param>
    /// <param name="offset">Where they lie in the message, for errors.</param>
    /// <param name="length">The length; as much as 4 octets hold.</param>
    /// <param name="count">How many octets the length takes.</param>
    public static bool TryRead(ReadOnlySpan<byte> octets, int offset, out uint length, out int count)
    {
        length = 0;
        count = 0;
        if (octets.IsEmpty)
        {
            return false;
        }

        if (octets[0] < 0x80)
        {
            length = octets[0];
            count = 1;
            return true;
        }

        // RFC 4511 section 5.1: only the definite form of length encoding is used.
        var following = octets[0] & 0x7F;
        if (following == 0)
        {
            BerError.IndefiniteLength(offset);
        }

        if (following > MostOctets)
        {
            BerError.LongLength(following, offset);
        }

        count = following + 1;
        if (octets.Length < count)
        {
            return false;
        }

        // X.690 section 8.1.3.5, note 2: BER senders may use more octets than they need; Active Directory does.
        foreach (var octet in octets[1..count])
        {
            length = length << 8 | octet;
        }

        return true;
    }
}
