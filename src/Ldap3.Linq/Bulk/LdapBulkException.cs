using System.Globalization;
using Ldap3.Protocol;

namespace Ldap3.Linq.Bulk;

/// <summary>A bulk operation changed some entries and not others. Each entry was tried.</summary>
public sealed class LdapBulkException : LdapException
{
    internal LdapBulkException(string operation, int succeeded, IReadOnlyList<LdapBulkFailure> failures)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"{operation} changed {succeeded} entries and failed for {failures.Count}; \"{failures[0].Name}\": {failures[0].Result}"))
    {
        Succeeded = succeeded;
        Failures = failures;
    }

    /// <summary>How many entries were changed.</summary>
    public int Succeeded { get; }

    /// <summary>The entries that were not changed.</summary>
    public IReadOnlyList<LdapBulkFailure> Failures { get; }
}
