using Ldap3.InMemory.Tree;
using Ldap3.Protocol;
using Ldap3.Protocol.Ldif;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Loading;

/// <summary>Reads entries to add from LDIF.</summary>
static class LdifSource
{
    /// <summary>The entries, one at a time. Those before a fault are given before it is thrown.</summary>
    public static IEnumerable<AddRequest> Read(TextReader source) => LdifReader.Read(source).Select(record =>
        record is LdifContentRecord content
            ? ToAddRequest(content)
            : throw new LdapFormatException("An entry is expected, not a change", $"dn: {record.Dn}", 0));

    // What a search for operational attributes wrote has some that no entry holds.
    static AddRequest ToAddRequest(LdifContentRecord record) => record.ToAddRequest() is var request && request.Attributes.Any(IsComputed)
        ? new AddRequest(request.Entry, [.. request.Attributes.Where(attribute => !IsComputed(attribute))])
        : request;

    static bool IsComputed(LdapAttribute attribute) =>
        IndexLayout.Computed.Contains(attribute.Description.Type, StringComparer.OrdinalIgnoreCase);
}
