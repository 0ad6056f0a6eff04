namespace Ldap3.Protocol.Evaluation;

/// <summary>Decides whether an entry meets a filter; null is Undefined.</summary>
delegate bool? EntryTest(IMatchableEntry entry);
