using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Values.ActiveDirectory;
using Ldap3.Protocol.Values.Octets;
using Ldap3.Protocol.Values.Syntaxes;
using Ldap3.Protocol.Values.Times;

namespace Ldap3.Protocol.Values;

/// <summary>Which converters the default set has, and where they are used.</summary>
static class StandardConverters
{
    /// <summary>Active Directory's syntax of 64-bit numbers, which are times more often than not.</summary>
    public const string LargeInteger = "1.2.840.113556.1.4.906";

    const NumberStyles Whole = NumberStyles.AllowLeadingSign;
    const NumberStyles Fixed = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
    const NumberStyles Floating = Fixed | NumberStyles.AllowExponent;

    /// <summary>Attributes that hold Active Directory's times.</summary>
    public static readonly string[] FileTimes =
    [
        "accountExpires", "badPasswordTime", "builtinCreationTime", "creationTime", "lastLogoff", "lastLogon", "lastLogonTimestamp", "lockoutTime",
        "pwdLastSet", "msDS-UserPasswordExpiryTimeComputed", "msDS-LastSuccessfulInteractiveLogonTime",
        "msDS-LastFailedInteractiveLogonTime",
    ];

    /// <summary>Attributes that hold identifiers in the octets of Active Directory.</summary>
    public static readonly string[] ActiveDirectoryGuids =
    [
        "objectGUID", "schemaIDGUID", "attributeSecurityGUID", "invocationId", "parentGUID", "netbootGUID", "mS-DS-ConsistencyGuid",
        "msExchMailboxGuid", "msExchArchiveGUID",
    ];

    /// <summary>Attributes that hold identifiers in the octets of eDirectory, the greatest first.</summary>
    public static readonly string[] EDirectoryGuids = ["GUID", "2.16.840.1.113719.1.1.4.1.501"];

    static readonly string[] Seconds =
    [
        "pwdMinAge", "pwdMaxAge", "pwdExpireWarning", "pwdLockoutDuration", "pwdFailureCountInterval", "pwdMinDelay", "pwdMaxDelay",
        "pwdMaxIdle", "passwordMinAge", "passwordMaxAge", "passwordWarning", "passwordLockoutDuration",
        "passwordResetFailureCount",
    ];

    public static ValueConverterSet Create()
    {
        var time = ValueConverters.GeneralizedTime;
        ValueConverter[] byType =
        [
            new StringConverter(), new BooleanConverter(), new OctetsConverter(), new OctetStringConverter(), new MemoryConverter(),
            new DistinguishedNameConverter(), new UriConverter(), new CertificateConverter(), new PostalAddressConverter(),
            ValueConverters.Uuid, ValueConverters.Sid, ValueConverters.Interval,
            time, new UtcDateTimeConverter(time), new DateOnlyConverter(time),
            new NumberConverter<byte>(Whole), new NumberConverter<sbyte>(Whole), new NumberConverter<short>(Whole),
            new NumberConverter<ushort>(Whole), new NumberConverter<int>(Whole), new NumberConverter<uint>(Whole),
            new NumberConverter<long>(Whole), new NumberConverter<ulong>(Whole), new NumberConverter<Int128>(Whole),
            new NumberConverter<BigInteger>(Whole), new NumberConverter<decimal>(Fixed), new NumberConverter<double>(Floating),
            new NumberConverter<float>(Floating),
            .. ActiveDirectoryConverters.ByType,
        ];

        var set = new ValueConverterSet(
            byType.ToImmutableDictionary(converter => converter.ValueType),
            ImmutableDictionary<(Type Type, string Place), ValueConverter>.Empty,
            NaturalTypes.Create());
        set = WithTimes(set, ValueConverters.FileTime, [.. FileTimes, LargeInteger]);
        set = WithTimes(set, new GeneralizedTimeConverter(hasYearZero: true), ["pwdAccountLockedTime"]);
        return WithTimes(set, ValueConverters.UtcTime, [SyntaxOid.UtcTime])
            .With(new TextValueConverter<BitString>("a bit string such as '0101'B"))
            .With(new TextValueConverter<NameAndOptionalUid>("a distinguished name, perhaps with #'0101'B behind it"))
            .With(new TextValueConverter<DeliveryMethods>("ways of delivery such as telephone $ videotex"))
            .With(new TextValueConverter<FacsimileNumber>("a fax number such as +61 3 9896 7801$fineResolution"))
            .With(new TextValueConverter<OtherMailbox>("a mailbox such as MCIMail$123-4567"))
            .With(new TextValueConverter<TelexNumber>("a telex number such as 12345$023$ABCDE"))

            // An octet string that is an identifier: nobody but Active Directory has such.
            .With(ValueConverters.ActiveDirectoryGuid, [.. ActiveDirectoryGuids, SyntaxOid.OctetString])
            .With(ValueConverters.UniqueId, "nsUniqueId")
            .With(ValueConverters.OctetUuid, EDirectoryGuids)
            .With(ValueConverters.SidText, "sambaSID", "sambaPrimaryGroupSID", "ipaNTSecurityIdentifier")
            .With(ValueConverters.Seconds, Seconds);
    }

    static ValueConverterSet WithTimes(ValueConverterSet set, ValueConverter<DateTimeOffset> time, string[] places) => set
        .With(time, places)
        .With(new UtcDateTimeConverter(time), places)
        .With(new DateOnlyConverter(time), places);
}
