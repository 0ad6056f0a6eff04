namespace Ldap3.Protocol.Values.ActiveDirectory;

/// <summary>The converters for what only Active Directory has.</summary>
static class ActiveDirectoryConverters
{
    public static ValueConverter[] ByType =>
    [
        new SecurityDescriptorConverter(), new LogonHoursConverter(), new ParsedConverter<NameWithBinary>(NameWithBinary.Parse),
        new ParsedConverter<NameWithString>(NameWithString.Parse),
        new ParsedConverter<ExtendedDistinguishedName>(ExtendedDistinguishedName.Parse),

        // Always numbers, whether the schema is known or not.
        new EnumConverter<UserAccountControl>(isInteger: true), new EnumConverter<GroupTypes>(isInteger: true),
        new EnumConverter<SystemFlags>(isInteger: true), new EnumConverter<SearchFlags>(isInteger: true),
        new EnumConverter<InstanceTypes>(isInteger: true), new EnumConverter<SamAccountType>(isInteger: true),
    ];
}
