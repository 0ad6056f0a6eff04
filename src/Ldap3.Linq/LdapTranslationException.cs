using Ldap3.Protocol;

namespace Ldap3.Linq;

/// <summary>A query, or a part of it, has no equivalent in a directory. Nothing was sent.</summary>
/// <remarks>The query is refused rather than narrowed, widened or finished on the client without a word.</remarks>
public sealed class LdapTranslationException : LdapException
{
    /// <summary>Creates an exception for a part of a query.</summary>
    /// <param name="expression">The part as C#.</param>
    /// <param name="reason">Why a directory cannot say that, without a final dot.</param>
    /// <param name="remedy">What to write instead, without a final dot.</param>
    /// <param name="innerException">The cause below, or null.</param>
    public LdapTranslationException(string expression, string reason, string remedy, Exception? innerException = null)
        : base($"'{expression}' cannot be asked of a directory: {reason}. {remedy}.", innerException)
    {
        Expression = expression;
        Reason = reason;
        Remedy = remedy;
    }

    /// <summary>The part of the query that was refused, as C#.</summary>
    public string Expression { get; }

    /// <summary>Why a directory cannot say that.</summary>
    public string Reason { get; }

    /// <summary>What to write instead.</summary>
    public string Remedy { get; }
}
