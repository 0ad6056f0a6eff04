using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values;

/// <summary>
/// A security identifier of Windows, such as <c>S-1-5-21-1004336348-1177238915-682003330-512</c> ([MS-DTYP] section 2.4.2):
/// what <c>objectSid</c> holds. Immutable. The default is the null SID, <c>S-1-0-0</c>.
/// </summary>
public readonly struct Sid : IEquatable<Sid>, IParsable<Sid>
{
    const byte Revision = 1;
    const int HeaderLength = 8;
    const int MostSubAuthorities = 15;
    const long NtAuthority = 5;
    const uint DomainPrefix = 21;
    const int DomainParts = 4;
    const ulong MostAuthority = 0xFFFF_FFFF_FFFF;

    static readonly byte[] Null = [Revision, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    readonly byte[]? _octets;

    Sid(byte[] octets) => _octets = octets;

    /// <summary>Who gave the identifier; 5 is Windows NT.</summary>
    public long Authority => (long)(BinaryPrimitives.ReadUInt64BigEndian(Octets) & MostAuthority);

    /// <summary>The numbers after the authority: those of the domain, then the account's own.</summary>
    public IReadOnlyList<uint> SubAuthorities =>
        [.. Enumerable.Range(0, Octets[1]).Select(SubAuthority)];

    /// <summary>The last number, which tells accounts of one domain apart; 0 when there is none.</summary>
    public uint RelativeId => Octets[1] == 0 ? 0 : SubAuthority(Octets[1] - 1);

    /// <summary>
    /// The domain or machine that the account is of: the identifier without <see cref="RelativeId"/>. Null for identifiers that
    /// are no domain's, such as those of <see cref="WellKnownSids"/>.
    /// </summary>
    public Sid? AccountDomain =>
        Authority == NtAuthority && Octets[1] > DomainParts && SubAuthority(0) == DomainPrefix ? WithoutLast() : null;

    byte[] Octets => _octets ?? Null;

    /// <summary>Whether the identifiers are equal.</summary>
    public static bool operator ==(Sid left, Sid right) => left.Equals(right);

    /// <summary>Whether the identifiers differ.</summary>
    public static bool operator !=(Sid left, Sid right) => !left.Equals(right);

    /// <summary>Reads the octets that a server sends.</summary>
    /// <exception cref="FormatException">They are no security identifier.</exception>
    public static Sid FromOctets(ReadOnlySpan<byte> octets) => TryFromOctets(octets, out var sid)
        ? sid
        : throw new FormatException($"{octets.Length} octets are no security identifier: it has 8 and 4 for each sub-authority.");

    /// <summary>Reads the octets that a server sends, or says that they are no security identifier.</summary>
    public static bool TryFromOctets(ReadOnlySpan<byte> octets, out Sid sid)
    {
        var isSid = octets.Length >= HeaderLength
            && octets[0] == Revision
            && octets[1] <= MostSubAuthorities
            && octets.Length == HeaderLength + octets[1] * sizeof(uint);
        sid = isSid ? new Sid(octets.ToArray()) : default;
        return isSid;
    }

    /// <summary>Reads the form <c>S-1-...</c>.</summary>
    /// <exception cref="LdapFormatException">The text is no security identifier.</exception>
    public static Sid Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var sid)
            ? sid
            : throw new LdapFormatException("A security identifier is expected, such as S-1-5-32-544", text, 0);
    }

    /// <summary>Reads the form <c>S-1-...</c>, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Sid result)
    {
        result = default;
        if (text is null
            || text.Split('-') is not ["S" or "s", "1", var authorityText, .. var subAuthorities]
            || subAuthorities.Length > MostSubAuthorities
            || !TryParseAuthority(authorityText, out var authority))
        {
            return false;
        }

        var octets = new byte[HeaderLength + subAuthorities.Length * sizeof(uint)];
        BinaryPrimitives.WriteUInt64BigEndian(octets, authority);
        octets[0] = Revision;
        octets[1] = (byte)subAuthorities.Length;
        for (var i = 0; i < subAuthorities.Length; i++)
        {
            if (!uint.TryParse(subAuthorities[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            BinaryPrimitives.WriteUInt32LittleEndian(octets.AsSpan(HeaderLength + i * sizeof(uint)), number);
        }

        result = new Sid(octets);
        return true;
    }

    static Sid IParsable<Sid>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Sid>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Sid result) => TryParse(s, out result);

    /// <summary>The account of this domain that has a number: <c>domain.Account(512)</c> are the domain's administrators.</summary>
    /// <exception cref="InvalidOperationException">There is no room for one more number.</exception>
    public Sid Account(uint relativeId)
    {
        if (Octets[1] == MostSubAuthorities)
        {
            throw new InvalidOperationException($"{this} has {MostSubAuthorities} sub-authorities, which is the most there may be.");
        }

        byte[] octets = [.. Octets, 0, 0, 0, 0];
        octets[1]++;
        BinaryPrimitives.WriteUInt32LittleEndian(octets.AsSpan(Octets.Length), relativeId);
        return new Sid(octets);
    }

    /// <summary>The octets as a server has them, and as a filter asks for them.</summary>
    public OctetString ToOctets() => Octets;

    /// <inheritdoc/>
    public bool Equals(Sid other) => Octets.AsSpan().SequenceEqual(other.Octets);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Sid other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ToOctets().GetHashCode();

    /// <summary>The form <c>S-1-...</c>.</summary>
    public override string ToString()
    {
        // [MS-DTYP] section 2.4.2.1: an authority beyond 32 bits is written in hexadecimal digits.
        var text = new StringBuilder("S-1-");
        text.Append(Authority > uint.MaxValue
            ? "0x" + Authority.ToString("X12", CultureInfo.InvariantCulture)
            : Authority.ToString(CultureInfo.InvariantCulture));
        foreach (var number in SubAuthorities)
        {
            text.Append(CultureInfo.InvariantCulture, $"-{number}");
        }

        return text.ToString();
    }

    static bool TryParseAuthority(string text, out ulong authority) =>
        (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out authority)
            : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out authority))
        && authority <= MostAuthority;

    Sid WithoutLast()
    {
        var octets = Octets[..^sizeof(uint)];
        octets[1]--;
        return new Sid(octets);
    }

    uint SubAuthority(int index) => BinaryPrimitives.ReadUInt32LittleEndian(Octets.AsSpan(HeaderLength + index * sizeof(uint)));
}
