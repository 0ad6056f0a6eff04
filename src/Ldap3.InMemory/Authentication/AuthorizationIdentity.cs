using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Authentication;

/// <summary>Identities as RFC 4513 section 5.2.1.8 writes them: <c>dn:</c> with a name, <c>u:</c> with a user's name, or empty.</summary>
static class AuthorizationIdentity
{
    const string NamePrefix = "dn:";
    const string UserPrefix = "u:";

    public static string Write(DistinguishedName identity) => identity.IsEmpty ? "" : $"{NamePrefix}{identity}";

    /// <summary>Who that is: empty for nobody in particular, null when it is not known.</summary>
    public static DistinguishedName? Find(InMemoryDirectory directory, string identity)
    {
        if (identity.Length == 0)
        {
            return DistinguishedName.Empty;
        }

        if (identity.StartsWith(NamePrefix, StringComparison.OrdinalIgnoreCase))
        {
            return DistinguishedName.TryParse(identity[NamePrefix.Length..], DistinguishedNameSyntax.Lenient, out var name) ? name : null;
        }

        return identity.StartsWith(UserPrefix, StringComparison.OrdinalIgnoreCase)
            ? FindUser(directory, identity[UserPrefix.Length..])
            : null;
    }

    static DistinguishedName? FindUser(InMemoryDirectory directory, string user)
    {
        if (directory.Options.UserNames is { } names)
        {
            return names(user);
        }

        var found = directory.CreateSession().AsAdministrator()
            .Execute(new SearchRequest
            {
                BaseObject = DistinguishedName.Empty,
                Filter = Filter.Equal("uid", user),
                Attributes = [SearchRequest.NoAttributes],
                SizeLimit = 2,
            })
            .OfType<SearchResultEntry>()
            .ToArray();
        return found is [var only] ? only.ObjectName : null;
    }
}
