using System.Globalization;

namespace Ldap3.Protocol.Schema.Matching;

/// <summary>
/// Reads times as RFC 4517 section 3.3.13 writes them: from the year to the hour, optionally minutes and seconds, a
/// fraction of the last given, and a zone.
/// </summary>
static class GeneralizedTimeSyntax
{
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        if (digits is not (10 or 12 or 14)
            || !DateTime.TryParseExact(
                text[..10], "yyyyMMddHH", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour)
            || !TryReadPair(text[10..digits], 0, 59, out var minutes)
            || !TryReadPair(text[10..digits], 2, 60, out var seconds))
        {
            return false;
        }

        var rest = text[digits..];
        var unit = digits switch { 10 => TimeSpan.TicksPerHour, 12 => TimeSpan.TicksPerMinute, _ => TimeSpan.TicksPerSecond };
        if (!TryReadFraction(ref rest, unit, out var fraction) || !TryReadZone(rest, out var offset))
        {
            return false;
        }

        // A leap second (60) is the first second of the next minute, which is as near as .NET can say it.
        var ticks = hour.Ticks + (minutes * TimeSpan.TicksPerMinute) + (seconds * TimeSpan.TicksPerSecond) + fraction - offset;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        time = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    static bool TryReadPair(ReadOnlySpan<char> digits, int start, int highest, out int value)
    {
        value = 0;
        return digits.Length <= start
            || (int.TryParse(digits.Slice(start, 2), NumberStyles.None, CultureInfo.InvariantCulture, out value)
                && value <= highest);
    }

    static bool TryReadFraction(ref ReadOnlySpan<char> rest, long unit, out long ticks)
    {
        ticks = 0;
        if (rest is not ['.' or ',', ..])
        {
            return true;
        }

        var end = rest[1..].IndexOfAnyExceptInRange('0', '9') + 1;
        if (end <= 1 || !decimal.TryParse($"0.{rest[1..end]}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part))
        {
            return false;
        }

        ticks = (long)(part * unit);
        rest = rest[end..];
        return true;
    }

    // g-time-zone = %x5A / ( ( MINUS / PLUS ) hour [ minute ] )
    static bool TryReadZone(ReadOnlySpan<char> rest, out long ticks)
    {
        ticks = 0;
        if (rest is "Z")
        {
            return true;
        }

        if (rest is not ['+' or '-', ..] || rest.Length is not (3 or 5)
            || rest[1..].IndexOfAnyExceptInRange('0', '9') >= 0
            || !TryReadPair(rest[1..], 0, 23, out var hours)
            || !TryReadPair(rest[1..], 2, 59, out var minutes))
        {
            return false;
        }

        ticks = ((hours * 60L) + minutes) * TimeSpan.TicksPerMinute * (rest[0] == '-' ? -1 : 1);
        return true;
    }
}
