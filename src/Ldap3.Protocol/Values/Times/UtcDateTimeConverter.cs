using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values.Times;

/// <summary>Times as <see cref="DateTime"/> of kind UTC, over a converter that knows the zone.</summary>
sealed class UtcDateTimeConverter(ValueConverter<DateTimeOffset> inner) : ValueConverter<DateTime>
{
    public override bool TryRead(ReadOnlySpan<byte> value, out DateTime result)
    {
        var found = inner.TryRead(value, out var time);
        result = time.UtcDateTime;
        return found;
    }

    public override OctetString Write(DateTime value) =>
        value.Kind == DateTimeKind.Unspecified
            ? throw new ArgumentException(
                "A DateTime of kind Unspecified names no moment. Use DateTime.SpecifyKind, or a DateTimeOffset.", nameof(value))
            : inner.Write(new DateTimeOffset(value.ToUniversalTime()));
}
