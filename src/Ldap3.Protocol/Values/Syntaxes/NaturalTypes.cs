using System.Collections.Immutable;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Values.ActiveDirectory;
using Ldap3.Protocol.Values.Security;

namespace Ldap3.Protocol.Values.Syntaxes;

/// <summary>Which .NET type values of an attribute or a syntax are, when nobody asks for another. Text is all others.</summary>
static class NaturalTypes
{
    const string Syntax = "1.3.6.1.4.1.1466.115.121.1.";
    const string ActiveDirectorySyntax = "1.2.840.113556.1.4.";
    const string EDirectorySyntax = "2.16.840.1.113719.1.1.5.1.";

    // RFC 4517 section 3.3, and those of RFC 2252 that servers still have: audio, binary, certificate lists and pairs, fax.
    static readonly (Type Type, string[] Places)[] BySyntax =
    [
        (typeof(bool), [SyntaxOid.Boolean]),
        (typeof(long), [SyntaxOid.Integer, StandardConverters.LargeInteger, EDirectorySyntax + "22"]),
        (typeof(DateTimeOffset), [SyntaxOid.GeneralizedTime, SyntaxOid.UtcTime, EDirectorySyntax + "19"]),
        (typeof(DistinguishedName), [SyntaxOid.DistinguishedName]),
        (typeof(Guid), [SyntaxOid.Uuid]),
        (typeof(BitString), [SyntaxOid.BitString]),
        (typeof(NameAndOptionalUid), [SyntaxOid.NameAndOptionalUid]),
        (typeof(PostalAddress), [SyntaxOid.PostalAddress]),
        (typeof(DeliveryMethods), [Syntax + "14"]),
        (typeof(FacsimileNumber), [Syntax + "22"]),
        (typeof(OtherMailbox), [Syntax + "39"]),
        (typeof(TelexNumber), [Syntax + "52"]),
        (typeof(NameWithBinary), [ActiveDirectorySyntax + "903"]),
        (typeof(NameWithString), [ActiveDirectorySyntax + "904"]),
        (typeof(SecurityDescriptor), [ActiveDirectorySyntax + "907"]),
        (typeof(byte[]),
        [
            ActiveDirectorySyntax + "1221", EDirectorySyntax + "0", EDirectorySyntax + "12", EDirectorySyntax + "13", EDirectorySyntax + "16",
            SyntaxOid.OctetString, SyntaxOid.Jpeg, SyntaxOid.Certificate, Syntax + "4", Syntax + "5", Syntax + "9", Syntax + "10",
            Syntax + "23", Syntax + "49",
        ]),
    ];

    static readonly (Type Type, string[] Places)[] ByAttribute =
    [
        (typeof(Guid), [.. StandardConverters.ActiveDirectoryGuids, "nsUniqueId", "entryUUID", .. StandardConverters.EDirectoryGuids]),
        (typeof(Sid), ["objectSid", "sIDHistory", "securityIdentifier", "tokenGroups", "sambaSID", "sambaPrimaryGroupSID"]),
        (typeof(DateTimeOffset), StandardConverters.FileTimes),
        (typeof(TimeSpan),
        [
            "maxPwdAge", "minPwdAge", "lockoutDuration", "lockOutObservationWindow", "forceLogoff", "msDS-MaximumPasswordAge",
            "msDS-MinimumPasswordAge", "msDS-LockoutDuration", "msDS-LockoutObservationWindow",
        ]),
    ];

    public static ImmutableDictionary<string, Type> Create() => BySyntax.Concat(ByAttribute)
        .SelectMany(row => row.Places.Select(place => KeyValuePair.Create(place, row.Type)))
        .ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);
}
