namespace Ldap3.Linq;

/// <summary>Where queries find what C# has no word for.</summary>
public static class Ldap
{
    /// <summary>The functions, as in <c>people.Where(p => Ldap.Functions.IsApproximately(p.Surname, "smyth"))</c>.</summary>
    public static LdapFunctions Functions { get; } = new();
}
