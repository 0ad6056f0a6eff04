using System.Linq.Expressions;
using Ldap3.Protocol;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Translation.Expressions;

/// <summary>Makes the exceptions by which a part of a query is refused.</summary>
static class Refusal
{
    public const string FilterLater = "Call AsAsyncEnumerable() or AsEnumerable() first to go on in memory, knowing that the rows are fetched";

    /// <summary>Refuses a text where a name is expected, saying what is wrong with it.</summary>
    public static LdapTranslationException NoName(Expression expression, object? value)
    {
        var reason = "the value is no distinguished name";
        Exception? inner = null;
        if (value is string text)
        {
            try
            {
                DistinguishedName.Parse(text);
            }
            catch (LdapFormatException exception)
            {
                (reason, inner) = ($"{reason}: {exception.Message.TrimEnd('.')}", exception);
            }
        }

        return Of(expression, reason, "Compare with a DistinguishedName", inner);
    }

    public static LdapTranslationException Of(
        Expression expression, string reason, string remedy, Exception? innerException = null) =>
        new(ExpressionText.Of(expression), reason, remedy, innerException);
}
