using System.Globalization;
using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Filters;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>
/// Active Directory's times in 100-nanosecond intervals since 1601, of which 0 and all beyond .NET's last day stand for
/// "never": the property is null then, although the attribute has a value.
/// </summary>
static class NeverTimes
{
    static readonly string FirstNever =
        (DateTime.MaxValue.ToFileTimeUtc() + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether the attribute holds such times.</summary>
    public static bool AreKeptBy(EntityProperty attribute)
    {
        if (attribute.ElementType != typeof(DateTimeOffset) && attribute.ElementType != typeof(DateTime))
        {
            return false;
        }

        try
        {
            return attribute.Converter.ReadObject("0"u8) is null;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The filter that is true where some value stands for "never".</summary>
    public static Filter Filter(EntityProperty attribute) => Logic.Or(
        Protocol.Filters.Filter.Equal(attribute.Attribute, "0"),
        Protocol.Filters.Filter.GreaterOrEqual(attribute.Attribute, FirstNever));
}
