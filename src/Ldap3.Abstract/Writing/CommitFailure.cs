using Ldap3.Abstract.Entries;

namespace Ldap3.Abstract.Writing;

/// <summary>An entry that could not be committed.</summary>
/// <param name="Entry">The entry; its changes are pending still.</param>
/// <param name="Error">
/// Why: an <see cref="Protocol.LdapException"/> of the server or the connection, or an <see cref="InvalidOperationException"/>
/// for a new entry that lacks a mandatory attribute.
/// </param>
public sealed record CommitFailure(WritableEntry Entry, Exception Error);
