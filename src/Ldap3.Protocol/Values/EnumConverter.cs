using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values;

/// <summary>
/// Enumerations. Names and numbers are read; numbers are written for flags and where the attribute holds integers, names
/// elsewhere: those that <see cref="EnumMemberAttribute"/> gives, or the members' own.
/// </summary>
sealed class EnumConverter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T> : ValueConverter<T>
    where T : struct, Enum
{
    static readonly bool IsFlags = typeof(T).IsDefined(typeof(FlagsAttribute), inherit: false);
    static readonly bool IsUnsignedInteger = Enum.GetUnderlyingType(typeof(T)) == typeof(uint);
    static readonly (T Member, string Name)[] GivenNames = FindGivenNames();

    readonly bool _writesNumbers;

    public EnumConverter(bool isInteger) => _writesNumbers = isInteger || IsFlags;

    public override bool TryRead(ReadOnlySpan<byte> value, out T result)
    {
        var text = Encoding.UTF8.GetString(value);
        foreach (var (member, name) in GivenNames)
        {
            if (name.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                result = member;
                return true;
            }
        }

        return Enum.TryParse(text, ignoreCase: true, out result) || TryReadSigned(text, out result)
            ? true
            : throw Malformed(value, $"one of {string.Join(", ", Enum.GetNames<T>())}, or a number");
    }

    public override OctetString Write(T value) => _writesNumbers ? value.ToString("D") : NameOf(value);

    // Active Directory stores 32 flags as a signed number: groupType is often negative.
    static bool TryReadSigned(string text, out T result)
    {
        result = default;
        var isSigned = IsUnsignedInteger
            && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && Enum.TryParse(unchecked((uint)number).ToString(CultureInfo.InvariantCulture), out result);
        return isSigned;
    }

    static string NameOf(T value)
    {
        foreach (var (member, name) in GivenNames)
        {
            if (EqualityComparer<T>.Default.Equals(member, value))
            {
                return name;
            }
        }

        return value.ToString();
    }

    static (T Member, string Name)[] FindGivenNames() =>
    [
        .. typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (Field: field, field.GetCustomAttribute<EnumMemberAttribute>()?.Value))
            .Where(pair => pair.Value is not null)
            .Select(pair => (Enum.Parse<T>(pair.Field.Name), pair.Value!)),
    ];
}
