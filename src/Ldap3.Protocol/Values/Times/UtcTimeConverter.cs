using System.Globalization;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Schema.Syntaxes;

namespace Ldap3.Protocol.Values.Times;

/// <summary>Times with years of two digits (RFC 4517 section 3.3.34): 50 to 99 is the twentieth century.</summary>
sealed class UtcTimeConverter : ValueConverter<DateTimeOffset>
{
    const int FirstYear = 1950;
    const int LastYear = 2049;

    public override bool TryRead(ReadOnlySpan<byte> value, out DateTimeOffset result)
    {
        result = UtcTimeText.TryParse(value, out var time)
            ? new DateTimeOffset(time)
            : throw Malformed(value, "a UTCTime such as 261123120000Z");
        return true;
    }

    public override OctetString Write(DateTimeOffset value) => value.UtcDateTime is { Year: >= FirstYear and <= LastYear } time
        ? time.ToString("yyMMddHHmmss'Z'", CultureInfo.InvariantCulture)
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"UTCTime tells the years {FirstYear} to {LastYear} alone.");
}
