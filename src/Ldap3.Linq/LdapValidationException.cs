using Ldap3.Protocol;

namespace Ldap3.Linq;

/// <summary>Saving did not begin because the server's schema does not allow what would be sent. Nothing was sent.</summary>
public sealed class LdapValidationException : LdapException
{
    internal LdapValidationException(IReadOnlyList<string> problems)
        : base($"The schema of the directory does not allow this: {string.Join(" ", problems)} Nothing was sent.") =>
        Problems = problems;

    /// <summary>Each thing that is not allowed, as a sentence.</summary>
    public IReadOnlyList<string> Problems { get; }
}
