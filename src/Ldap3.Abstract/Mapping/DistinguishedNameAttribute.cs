namespace Ldap3.Abstract.Mapping;

/// <summary>Maps a property of type <see cref="Protocol.Names.DistinguishedName"/> to the name of the entry.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DistinguishedNameAttribute : Attribute;
