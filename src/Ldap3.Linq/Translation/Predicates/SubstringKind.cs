namespace Ldap3.Linq.Translation.Predicates;

/// <summary>Where in a value a text is looked for.</summary>
enum SubstringKind
{
    Initial,
    Any,
    Final,
}
