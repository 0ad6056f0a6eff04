using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values.Times;

/// <summary>Days: the UTC day of a time, written as its midnight.</summary>
sealed class DateOnlyConverter(ValueConverter<DateTimeOffset> inner) : ValueConverter<DateOnly>
{
    public override bool TryRead(ReadOnlySpan<byte> value, out DateOnly result)
    {
        var found = inner.TryRead(value, out var time);
        result = DateOnly.FromDateTime(time.UtcDateTime);
        return found;
    }

    public override OctetString Write(DateOnly value) =>
        inner.Write(new DateTimeOffset(value.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
}
