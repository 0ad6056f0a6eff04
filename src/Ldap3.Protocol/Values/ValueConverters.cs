using System.Diagnostics.CodeAnalysis;
using Ldap3.Protocol.Values.Times;

namespace Ldap3.Protocol.Values;

/// <summary>The converters that come with the library. Thread-safe.</summary>
public static class ValueConverters
{
    /// <summary>Times with a zone as standard attributes have them (RFC 4517 section 3.3.13), such as <c>createTimestamp</c>.</summary>
    public static ValueConverter<DateTimeOffset> GeneralizedTime { get; } = new GeneralizedTimeConverter();

    /// <summary>Times with years of two digits (RFC 4517 section 3.3.34).</summary>
    public static ValueConverter<DateTimeOffset> UtcTime { get; } = new UtcTimeConverter();

    /// <summary>Active Directory's times, such as <c>pwdLastSet</c>; "never" reads as none.</summary>
    public static ValueConverter<DateTimeOffset> FileTime { get; } = new FileTimeConverter();

    /// <summary>Active Directory's spans of time, such as <c>maxPwdAge</c>; "never" reads as none.</summary>
    public static ValueConverter<TimeSpan> Interval { get; } = new IntervalConverter();

    /// <summary>Spans of time in whole seconds, such as <c>pwdMaxAge</c>.</summary>
    public static ValueConverter<TimeSpan> Seconds { get; } = new SecondsConverter();

    /// <summary>Identifiers as text (RFC 4530), such as <c>entryUUID</c>.</summary>
    public static ValueConverter<Guid> Uuid { get; } = new UuidConverter();

    /// <summary>Identifiers in octets as Active Directory has them, such as <c>objectGUID</c>.</summary>
    public static ValueConverter<Guid> ActiveDirectoryGuid { get; } = new ActiveDirectoryGuidConverter();

    /// <summary>Universally unique identifiers as 16 octets in the order of RFC 4122, such as eDirectory's <c>GUID</c>.</summary>
    public static ValueConverter<Guid> OctetUuid { get; } = new OctetUuidConverter();

    /// <summary>Identifiers in four groups of digits as 389 Directory Server has them: <c>nsUniqueId</c>.</summary>
    public static ValueConverter<Guid> UniqueId { get; } = new UniqueIdConverter();

    /// <summary>Security identifiers in octets as Active Directory has them: <c>objectSid</c>.</summary>
    public static ValueConverter<Sid> Sid { get; } = new SidConverter(asText: false);

    /// <summary>Security identifiers as text, as Samba has them: <c>sambaSID</c>.</summary>
    public static ValueConverter<Sid> SidText { get; } = new SidConverter(asText: true);

    /// <summary>The converter of <see cref="ValueConverterSet.Default"/> for values of an attribute, or null.</summary>
    /// <inheritdoc cref="ValueConverterSet.Find" path="/param"/>
    [RequiresDynamicCode("Converters for enumerations are made when they are first asked for.")]
    [RequiresUnreferencedCode("Converters for enumerations are made when they are first asked for.")]
    public static ValueConverter? Find(Type type, string attribute, string? syntax = null) =>
        ValueConverterSet.Default.Find(type, attribute, syntax);
}
