using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Servers.Accounts;

/// <summary>
/// Checks the password of somebody who is known by a user name: one search and one bind, whoever it is.
/// </summary>
sealed class PersonAuthentication(LdapConnection connection, AuthenticationOptions options)
{
    // One that is found must be the only one.
    const int TwoAreTooMany = 2;

    static AuthenticationOutcome Unknown { get; } = new(new AccountState(AccountStatus.WrongCredentials), null);

    public AuthenticationOutcome Run(string userName, string password)
    {
        if (PersonSearch(userName, password) is not { } search)
        {
            return Unknown;
        }

        SearchResultEntry? entry;
        try
        {
            entry = TheOnlyOne(connection.Search(search));
        }
        catch (LdapOperationException e) when (e.ResultCode == ResultCode.SizeLimitExceeded)
        {
            entry = null;
        }

        try
        {
            return Judge(entry, connection.BindOnly(Claim(entry, password)).Result);
        }
        catch (LdapOperationException e)
        {
            return Judge(entry, e.Result);
        }
    }

    public async Task<AuthenticationOutcome> RunAsync(string userName, string password, CancellationToken cancellationToken)
    {
        if (PersonSearch(userName, password) is not { } search)
        {
            return Unknown;
        }

        SearchResultEntry? entry;
        try
        {
            entry = TheOnlyOne(await connection.SearchAsync(search, cancellationToken).ConfigureAwait(false));
        }
        catch (LdapOperationException e) when (e.ResultCode == ResultCode.SizeLimitExceeded)
        {
            entry = null;
        }

        try
        {
            return Judge(entry, (await connection.BindOnlyAsync(Claim(entry, password), cancellationToken).ConfigureAwait(false)).Result);
        }
        catch (LdapOperationException e)
        {
            return Judge(entry, e.Result);
        }
    }

    // Null when it cannot come to a success, so that nothing is asked.
    SearchRequest? PersonSearch(string userName, string password)
    {
        ArgumentNullException.ThrowIfNull(userName);
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(options);
        if (userName.Length == 0 || password.Length == 0)
        {
            return null;
        }

        // RFC 4515 section 3 does not come into it: the name is a value of the filter, and never text of one.
        var named = Filter.Or(options.UserAttributes.Select(attribute => Filter.Equal(attribute, userName)));
        return new SearchRequest
        {
            BaseObject = options.BaseDn,
            Filter = options.Filter is { } further ? Filter.And(named, further) : named,
            SizeLimit = TwoAreTooMany,
            Attributes = [.. options.Attributes.DefaultIfEmpty(SearchRequest.AllUserAttributes), .. AccountAttributes.Names],
        };
    }

    static SearchResultEntry? TheOnlyOne(SearchOutcome found)
    {
        if (found.Result.ResultCode is not (ResultCode.SizeLimitExceeded or ResultCode.NoSuchObject))
        {
            found.EnsureSuccess();
        }

        return found.Entries is [var entry] && found.Status ? entry : null;
    }

    // Where there is nobody, a bind is tried all the same: whoever watches from outside sees the same traffic.
    LdapCredential Claim(SearchResultEntry? entry, string password)
    {
        var name = entry?.ObjectName ?? options.BaseDn.Child("cn", Guid.NewGuid().ToString());
        return LdapCredential.Simple(name.ToString(), password).WithControls(new PasswordPolicyControl());
    }

    AuthenticationOutcome Judge(SearchResultEntry? entry, LdapResult bind)
    {
        if (entry is null)
        {
            return Unknown;
        }

        var state = bind.AccountState;
        var shown = entry.GetAccountState(connection.Options.TimeProvider.GetUtcNow());
        state = state with { TimeToExpiry = state.TimeToExpiry ?? (state.Status == AccountStatus.Ok ? shown.TimeToExpiry : null) };

        // A grace login that was the last leaves none, and is one all the same.
        var isIn = bind.ResultCode == ResultCode.Success && state.Status is (AccountStatus.Ok or AccountStatus.PasswordExpired);
        return new AuthenticationOutcome(state, isIn ? entry : null);
    }
}
