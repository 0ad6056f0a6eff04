namespace Ldap3.Specification.Oracle;

/// <summary>The attribute's rules mind the case of letters.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MindsCaseAttribute : Attribute;
