namespace Ldap3.Abstract.Mapping;

/// <summary>Leaves a property out of the mapping.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DirectoryIgnoreAttribute : Attribute;
