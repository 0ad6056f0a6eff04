using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Ldap3.Protocol.Values;

/// <summary>Finds the converter for a .NET type and an attribute. Thread safe.</summary>
public static class ValueConverters
{
    static readonly FileTimeConverter FileTime = new();
    static readonly GeneralizedTimeConverter GeneralizedTime = new();

    static readonly Dictionary<Type, ValueConverter> ByType = new ValueConverter[]
    {
        new StringConverter(), new BooleanConverter(), new OctetsConverter(), new OctetStringConverter(),
        new DistinguishedNameConverter(), new UuidConverter(), new IntervalConverter(), new UriConverter(),
        new CertificateConverter(), GeneralizedTime, new UtcDateTimeConverter(GeneralizedTime), new DateOnlyConverter(GeneralizedTime),
        new NumberConverter<byte>(), new NumberConverter<sbyte>(), new NumberConverter<short>(), new NumberConverter<ushort>(),
        new NumberConverter<int>(), new NumberConverter<uint>(), new NumberConverter<long>(), new NumberConverter<ulong>(),
        new NumberConverter<BigInteger>(), new NumberConverter<decimal>(), new NumberConverter<double>(), new NumberConverter<float>(),
    }.ToDictionary(converter => converter.ValueType);

    static readonly Dictionary<(Type, string), ValueConverter> ByAttribute = SpecialAttributes();

    /// <summary>The converter for values of an attribute, or null when there is none for the type.</summary>
    /// <param name="type">The .NET type of one value; a nullable value type counts as what it may hold.</param>
    /// <param name="attribute">The attribute: some store times and identifiers in ways of their own.</param>
    [RequiresDynamicCode("Converters for enumerations are made when they are first asked for.")]
    [RequiresUnreferencedCode("Converters for enumerations are made when they are first asked for.")]
    public static ValueConverter? Find(Type type, string attribute)
    {
        ArgumentNullException.ThrowIfNull(type);
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (ByAttribute.TryGetValue((type, attribute.ToUpperInvariant()), out var special))
        {
            return special;
        }

        return ByType.TryGetValue(type, out var converter) ? converter
            : type.IsEnum ? (ValueConverter)Activator.CreateInstance(typeof(EnumConverter<>).MakeGenericType(type))!
            : null;
    }

    static Dictionary<(Type, string), ValueConverter> SpecialAttributes()
    {
        var special = new Dictionary<(Type, string), ValueConverter> { [(typeof(Guid), "OBJECTGUID")] = new ActiveDirectoryGuidConverter() };
        foreach (var attribute in new[]
        {
            "ACCOUNTEXPIRES", "BADPASSWORDTIME", "CREATIONTIME", "LASTLOGOFF", "LASTLOGON", "LASTLOGONTIMESTAMP", "LOCKOUTTIME",
            "PWDLASTSET", "MSDS-USERPASSWORDEXPIRYTIMECOMPUTED",
        })
        {
            special[(typeof(DateTimeOffset), attribute)] = FileTime;
            special[(typeof(DateTime), attribute)] = new UtcDateTimeConverter(FileTime);
            special[(typeof(DateOnly), attribute)] = new DateOnlyConverter(FileTime);
        }

        return special;
    }
}
