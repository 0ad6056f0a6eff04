namespace Ldap3.Protocol.Transfer;

/// <summary>How far an import is. Immutable.</summary>
/// <param name="Read">How many records were read, those passed over included.</param>
/// <param name="Applied">How many the server carried out.</param>
/// <param name="Failed">How many failed.</param>
/// <param name="Position">Where to start when the import ended now.</param>
public sealed record LdifImportProgress(long Read, long Applied, long Failed, LdifImportPosition Position);
