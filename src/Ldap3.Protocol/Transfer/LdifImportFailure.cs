using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Transfer;

/// <summary>A record that was not applied. Immutable.</summary>
/// <param name="Number">The number of the record in the file, from 1.</param>
/// <param name="Line">The line, from 1, in which the record, or what is wrong with it, begins; null when it was not read from a file.</param>
/// <param name="Dn">The entry's name; null for a record that is no LDIF.</param>
/// <param name="ResultCode">What the server answered; null when it did not.</param>
/// <param name="Message">The server's words, or what else is wrong.</param>
public sealed record LdifImportFailure(
    long Number, int? Line, DistinguishedName? Dn, ResultCode? ResultCode, string Message)
{
    /// <summary>Whether the record may have been applied all the same: it was sent and no answer came.</summary>
    public bool OutcomeUnknown { get; init; }

    /// <summary>The failure in one line, without values of the record.</summary>
    public override string ToString() =>
        $"Record {Number}{(Line is { } line ? $", line {line}" : "")}{(Dn is { } dn ? $", {dn}" : "")}: "
        + (ResultCode is { } code ? $"{code} ({(int)code}){(Message.Length > 0 ? $", {Message}" : "")}" : Message);
}
