using Ldap3.Linq.Translation.Predicates;

namespace Ldap3.Linq.Translation.Queries;

/// <summary>A translated query but for the values in its filters. Thread safe.</summary>
/// <param name="makeQuery">Makes what is sent of the values.</param>
/// <param name="makeTranslation">Adds what is made of the answer.</param>
sealed class QueryPlan(Func<ItemValues, LdapQuery> makeQuery, Func<LdapQuery, TranslatedQuery> makeTranslation)
{
    TranslatedQuery? _last;

    /// <summary>The query with its values.</summary>
    /// <exception cref="LdapTranslationException">A directory cannot be asked for one of the values.</exception>
    public TranslatedQuery Bind(ItemValues values)
    {
        var query = makeQuery(values);

        // What is made of the answer is the same each time, and worth keeping: a projection is compiled once.
        var translated = Volatile.Read(ref _last) is { } last ? last with { Query = query } : makeTranslation(query);
        Volatile.Write(ref _last, translated);
        return translated;
    }
}
