namespace Ldap3.InMemory.Authentication;

/// <summary>The first message of a SCRAM client (RFC 5802 section 7).</summary>
/// <param name="Header">The GS2 header, which the client says again under its proof.</param>
/// <param name="Bare">The rest.</param>
/// <param name="Binding">The channel binding's type, or null for none.</param>
/// <param name="CouldBind">Whether the client says that it would have bound to the channel if the server could.</param>
/// <param name="AuthorizationId">Who the client wants to act as; empty for who it is.</param>
/// <param name="User">Who the client is.</param>
/// <param name="Nonce">The client's nonce.</param>
sealed record ScramClientFirst(
    string Header, string Bare, string? Binding, bool CouldBind, string AuthorizationId, string User, string Nonce)
{
    public static ScramClientFirst? TryParse(string message)
    {
        // gs2-cbind-flag "," [ authzid ] "," username "," nonce ["," extensions]; an "m=" in the username's place is refused.
        var parts = message.Split(',');
        if (parts is not [var flag, var authorization, ['n', '=', .. var user], ['r', '=', .. { Length: > 0 } nonce], ..]
            || (authorization.Length > 0 && !authorization.StartsWith("a=", StringComparison.Ordinal))
            || flag is not ("n" or "y" or ['p', '=', _, ..]))
        {
            return null;
        }

        var header = $"{flag},{authorization},";
        return Unescape(user) is { Length: > 0 } name && Unescape(authorization.Length > 0 ? authorization[2..] : "") is { } actAs
            ? new ScramClientFirst(header, message[header.Length..], flag.Length > 1 ? flag[2..] : null, flag == "y", actAs, name, nonce)
            : null;
    }

    // RFC 5802 section 5.1: "=" stands only in =2C and =3D.
    static string? Unescape(string name)
    {
        var rest = name.Replace("=2C", "", StringComparison.Ordinal).Replace("=3D", "", StringComparison.Ordinal);
        return rest.Contains('=', StringComparison.Ordinal)
            ? null
            : name.Replace("=2C", ",", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
    }
}
