using System.Globalization;
using System.Text;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values;

/// <summary>Enumerations: by name, or by number where they are flags or were stored so.</summary>
sealed class EnumConverter<T> : ValueConverter<T>
    where T : struct, Enum
{
    static readonly bool IsFlags = typeof(T).IsDefined(typeof(FlagsAttribute), inherit: false);

    public override bool TryRead(ReadOnlySpan<byte> value, out T result) =>
        Enum.TryParse(Encoding.UTF8.GetString(value), ignoreCase: true, out result)
            ? true
            : throw Malformed(value, $"one of {string.Join(", ", Enum.GetNames<T>())}, or a number");

    public override OctetString Write(T value) =>
        IsFlags ? Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) : value.ToString();
}
