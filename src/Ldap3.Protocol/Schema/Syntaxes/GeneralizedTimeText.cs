namespace Ldap3.Protocol.Schema.Syntaxes;

/// <summary>A point in time as the Generalized Time syntax writes it (RFC 4517 section 3.3.13), in UTC.</summary>
/// <param name="Minute">The minute in which it is.</param>
/// <param name="Second">The second of the minute; 60 for a leap second.</param>
/// <param name="Fraction">The part of a second.</param>
readonly record struct GeneralizedTimeText(DateTime Minute, int Second, decimal Fraction)
{
    // Beyond what any clock tells, and what a decimal holds when multiplied by 3600.
    const int MostFractionDigits = 20;

    /// <summary>The nearest time that .NET can tell, not later: a leap second is the last tick of its minute.</summary>
    public DateTime ToDateTime() => Second == 60
        ? Minute.AddTicks(TimeSpan.TicksPerMinute - 1)
        : Minute.AddSeconds(Second).AddTicks((long)(Fraction * TimeSpan.TicksPerSecond));

    /// <summary>Reads a time with its zone.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out GeneralizedTimeText time)
    {
        time = default;
        var rest = text;
        if (!TryTakeTwo(ref rest, 0, 99, out var century)
            || !TryTakeTwo(ref rest, 0, 99, out var year)
            || !TryTakeTwo(ref rest, 1, 12, out var month)
            || !TryTakeTwo(ref rest, 1, 31, out var day)
            || !TryTakeTwo(ref rest, 0, 23, out var hour))
        {
            return false;
        }

        var hasMinute = TryTakeTwo(ref rest, 0, 59, out var minute);
        var second = 0;
        var hasSecond = hasMinute && TryTakeTwo(ref rest, 0, 60, out second);
        return TryTakeFraction(ref rest, out var fraction)
            && TryTakeZone(ref rest, out var offset)
            && rest.IsEmpty
            && TryCreate(century * 100 + year, month, day, hour, minute, out var local)
            && TryAssemble(local, offset, second, fraction * (hasSecond ? 1 : hasMinute ? 60 : 3600), out time);
    }

    /// <summary>Takes two digits off the front when they are a number of the range.</summary>
    internal static bool TryTakeTwo(ref ReadOnlySpan<byte> rest, int least, int most, out int number)
    {
        number = 0;
        if (rest.Length < 2 || !char.IsAsciiDigit((char)rest[0]) || !char.IsAsciiDigit((char)rest[1]))
        {
            return false;
        }

        number = (rest[0] - '0') * 10 + rest[1] - '0';
        if (number < least || number > most)
        {
            return false;
        }

        rest = rest[2..];
        return true;
    }

    /// <summary>Makes a time of its parts when there is such a day.</summary>
    internal static bool TryCreate(int year, int month, int day, int hour, int minute, out DateTime time)
    {
        // "Such character strings SHOULD be considered invalid": 31 February.
        // Servers lock an account for ever at 000001010000Z; .NET's first year is the one after.
        year = Math.Max(year, 1);
        var exists = year <= 9999 && day <= DateTime.DaysInMonth(year, month);
        time = exists ? new DateTime(year, month, day, hour, minute, 0, DateTimeKind.Utc) : default;
        return exists;
    }

    /// <summary>Takes Z or a difference to UTC off the front.</summary>
    internal static bool TryTakeZone(ref ReadOnlySpan<byte> rest, out TimeSpan offset)
    {
        offset = default;
        if (rest.IsEmpty || rest[0] is not ((byte)'Z' or (byte)'+' or (byte)'-'))
        {
            return false;
        }

        var sign = rest[0];
        rest = rest[1..];
        if (sign == 'Z')
        {
            return true;
        }

        if (!TryTakeTwo(ref rest, 0, 23, out var hours))
        {
            return false;
        }

        TryTakeTwo(ref rest, 0, 59, out var minutes);
        offset = new TimeSpan(hours, minutes, 0) * (sign == '-' ? -1 : 1);
        return true;
    }

    static bool TryTakeFraction(ref ReadOnlySpan<byte> rest, out decimal fraction)
    {
        fraction = 0;
        if (rest.IsEmpty || rest[0] is not ((byte)'.' or (byte)','))
        {
            return true;
        }

        rest = rest[1..];
        var digits = 0;
        for (var weight = 0.1m; digits < rest.Length && char.IsAsciiDigit((char)rest[digits]); digits++, weight /= 10)
        {
            fraction += digits < MostFractionDigits ? (rest[digits] - '0') * weight : 0;
        }

        rest = rest[digits..];
        return digits > 0;
    }

    static bool TryAssemble(DateTime local, TimeSpan offset, int second, decimal fraction, out GeneralizedTimeText time)
    {
        time = default;
        var utc = local.Ticks - offset.Ticks;
        var whole = (int)fraction;
        var total = second + whole;

        // A fraction of an hour or minute carries into minutes; one of a second never does.
        utc += whole > 0 ? total / 60 * TimeSpan.TicksPerMinute : 0;
        if (utc < 0 || utc > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        time = new(new DateTime(utc, DateTimeKind.Utc), whole > 0 ? total % 60 : second, fraction - whole);
        return true;
    }
}
