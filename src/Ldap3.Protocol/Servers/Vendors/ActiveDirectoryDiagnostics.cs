using System.Buffers;
using System.Globalization;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Servers.Vendors;

/// <summary>Reads what Active Directory says in its diagnostic messages.</summary>
public static class ActiveDirectoryDiagnostics
{
    const string Marker = ", data ";

    static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    extension(LdapResult result)
    {
        /// <summary>
        /// Why Active Directory, or Samba, refused a bind, as an exception's and an outcome's <c>Result</c> say
        /// it; null for results that are no such refusal and for other servers. Reasons
        /// without a name here come as their numbers.
        /// </summary>
        public ActiveDirectoryBindError? ActiveDirectoryBindError =>
            result.ResultCode == ResultCode.InvalidCredentials ? Decode(result.DiagnosticMessage) : null;
    }

    // 80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data 52e, v1db1
    static ActiveDirectoryBindError? Decode(string message)
    {
        var start = message.IndexOf(Marker, StringComparison.OrdinalIgnoreCase);
        if (start < 0 || !message.Contains("LdapErr", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var digits = message.AsSpan(start + Marker.Length);
        var end = digits.IndexOfAnyExcept(HexDigits);
        digits = end < 0 ? digits : digits[..end];
        return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) && number > 0
            ? (ActiveDirectoryBindError)number
            : null;
    }
}
