using System.Linq.Expressions;

namespace Ldap3.Linq.Translation.Expressions;

/// <summary>Makes the exceptions by which a part of a query is refused.</summary>
static class Refusal
{
    public const string FilterLater = "Call AsAsyncEnumerable() or AsEnumerable() first to go on in memory, knowing that the rows are fetched";

    public static LdapTranslationException Of(
        Expression expression, string reason, string remedy, Exception? innerException = null) =>
        new(ExpressionText.Of(expression), reason, remedy, innerException);
}
