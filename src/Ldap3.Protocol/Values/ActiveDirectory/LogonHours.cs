using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values.ActiveDirectory;

/// <summary>
/// The hours of the week when an account may log on ([MS-ADA1] section 2.378): <c>logonHours</c>, 168 bits from midnight on Sunday, in
/// UTC. Immutable. Equal when the hours are.
/// </summary>
public sealed class LogonHours : IEquatable<LogonHours>
{
    const int HoursOfDay = 24;
    const int OctetCount = 7 * HoursOfDay / 8;

    readonly byte[] _octets;

    LogonHours(byte[] octets) => _octets = octets;

    /// <summary>Every hour.</summary>
    public static LogonHours Always { get; } = new([.. Enumerable.Repeat((byte)0xFF, OctetCount)]);

    /// <summary>No hour.</summary>
    public static LogonHours Never { get; } = new(new byte[OctetCount]);

    /// <summary>Reads the value of the attribute.</summary>
    /// <exception cref="FormatException">The octets are not 21.</exception>
    public static LogonHours FromOctets(ReadOnlySpan<byte> octets) => octets.Length == OctetCount
        ? new(octets.ToArray())
        : throw new FormatException($"{octets.Length} octets are no hours of a week: {OctetCount} are expected, a bit an hour.");

    /// <summary>Whether logging on is allowed at a time.</summary>
    public bool Allows(DateTimeOffset time) => Allows(time.UtcDateTime.DayOfWeek, time.UtcDateTime.Hour);

    /// <summary>Whether logging on is allowed in an hour.</summary>
    /// <param name="day">The day in UTC.</param>
    /// <param name="hour">The hour in UTC, from 0 to 23.</param>
    public bool Allows(DayOfWeek day, int hour)
    {
        var index = Index(day, hour);
        return (_octets[index / 8] & 1 << index % 8) != 0;
    }

    /// <summary>These hours with some more, or less.</summary>
    /// <param name="day">The day in UTC.</param>
    /// <param name="fromHour">The first hour in UTC, from 0 to 23.</param>
    /// <param name="toHour">The hour behind the last, up to 24.</param>
    /// <param name="isAllowed">Whether logging on is to be allowed then.</param>
    public LogonHours With(DayOfWeek day, int fromHour, int toHour, bool isAllowed = true)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(toHour, HoursOfDay);
        var octets = _octets.ToArray();
        for (var hour = fromHour; hour < toHour; hour++)
        {
            var index = Index(day, hour);
            var bit = (byte)(1 << index % 8);
            octets[index / 8] = (byte)(isAllowed ? octets[index / 8] | bit : octets[index / 8] & ~bit);
        }

        return new(octets);
    }

    /// <summary>The value of the attribute.</summary>
    public OctetString ToOctets() => _octets.ToArray();

    /// <inheritdoc/>
    public bool Equals(LogonHours? other) => other is not null && _octets.AsSpan().SequenceEqual(other._octets);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LogonHours);

    /// <inheritdoc/>
    public override int GetHashCode() => new OctetString(_octets).GetHashCode();

    /// <summary>The octets in hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexString(_octets);

    static int Index(DayOfWeek day, int hour)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hour);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(hour, HoursOfDay);
        return (int)day * HoursOfDay + hour;
    }
}
