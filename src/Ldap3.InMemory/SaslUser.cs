namespace Ldap3.InMemory;

/// <summary>Who a SASL mechanism found a client to be, before it is known which entry that is.</summary>
/// <param name="Mechanism">The mechanism, such as <c>SCRAM-SHA-256</c>.</param>
/// <param name="Name">
/// The user's name; for EXTERNAL a distinguished name: the subject of the client's certificate, or
/// <c>gidNumber=..+uidNumber=..,cn=peercred,cn=external,cn=auth</c> of a process on the same machine.
/// </param>
public sealed record SaslUser(string Mechanism, string Name);
