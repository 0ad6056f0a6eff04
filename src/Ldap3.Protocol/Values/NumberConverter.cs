using System.Globalization;
using System.Numerics;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values;

/// <summary>Numbers in decimal digits (RFC 4517 section 3.3.16); fractions have a point.</summary>
sealed class NumberConverter<T>(NumberStyles styles) : ValueConverter<T>
    where T : struct, INumber<T>
{
    public override bool TryRead(ReadOnlySpan<byte> value, out T result) =>
        T.TryParse(value, styles, CultureInfo.InvariantCulture, out result)
            ? true
            : throw Malformed(value, "a decimal number that the type can hold");

    public override OctetString Write(T value) => value.ToString(null, CultureInfo.InvariantCulture);
}
