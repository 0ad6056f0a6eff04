namespace Ldap3.Linq.Translation.Predicates;

/// <summary>What a query does to the case of an attribute's letters before it compares.</summary>
enum LetterCase
{
    AsStored,
    Lower,
    Upper,
}
