using System.Text;
using Ldap3.Protocol.Ber;

namespace Ldap3.InMemory.Operations.PasswordPolicies;

/// <summary>The passwords that an entry had (draft-behera-ldap-password-policy-11 section 5.3.5): <c>time#syntax#length#data</c>.</summary>
static class PasswordHistory
{
    const string OctetStringSyntax = "1.3.6.1.4.1.1466.115.121.1.40";

    /// <summary>Whether a password is hashed, so that nobody can see what it is.</summary>
    public static bool IsHashed(OctetString password) =>
        password.Span is [(byte)'{', ..] && password.Span.IndexOf((byte)'}') > 1;

    public static bool Holds(PasswordState state, OctetString password) => state.Values(PasswordState.History)
        .Select(PasswordOf)
        .Any(old => old is { } value && PasswordCheck.Matches(value, password));

    /// <summary>The history with the password that is being given up; no more of it than the policy wants.</summary>
    public static OctetString[] Next(PasswordState before, DateTimeOffset now)
    {
        var gone = before.Passwords.Select(password => Write(password, now));
        return [.. before.Values(PasswordState.History).Concat(gone).TakeLast(before.Policy.InHistory)];
    }

    static OctetString Write(OctetString password, DateTimeOffset now) => (byte[])
    [
        .. Encoding.UTF8.GetBytes($"{PasswordState.Write(now)}#{OctetStringSyntax}#{password.Length}#"), .. password.Span,
    ];

    static OctetString? PasswordOf(OctetString entry)
    {
        var rest = entry.Memory;
        for (var field = 0; field < 3; field++)
        {
            var end = rest.Span.IndexOf((byte)'#');
            if (end < 0)
            {
                return null;
            }

            rest = rest[(end + 1)..];
        }

        return new OctetString(rest);
    }
}
