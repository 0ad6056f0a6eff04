using System.Globalization;
using System.Numerics;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>The integers that a type can hold.</summary>
readonly record struct IntegerRange(BigInteger Least, BigInteger Greatest)
{
    public static IntegerRange? Of(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.SByte => new(sbyte.MinValue, sbyte.MaxValue),
        TypeCode.Byte => new(byte.MinValue, byte.MaxValue),
        TypeCode.Int16 => new(short.MinValue, short.MaxValue),
        TypeCode.UInt16 or TypeCode.Char => new(ushort.MinValue, ushort.MaxValue),
        TypeCode.Int32 => new(int.MinValue, int.MaxValue),
        TypeCode.UInt32 => new(uint.MinValue, uint.MaxValue),
        TypeCode.Int64 => new(long.MinValue, long.MaxValue),
        TypeCode.UInt64 => new(ulong.MinValue, ulong.MaxValue),
        _ => null,
    };

    public static object Cast(BigInteger value, Type type)
    {
        if (type.IsEnum)
        {
            return Enum.ToObject(type, value < 0 ? (object)(long)value : (ulong)value);
        }

        return type == typeof(char)
            ? (char)(ushort)value
            : Convert.ChangeType(value < 0 ? (object)(long)value : (ulong)value, type, CultureInfo.InvariantCulture);
    }

    public bool Contains(BigInteger value) => value >= Least && value <= Greatest;
}
