namespace Ldap3.InMemory.Searching;

/// <summary>Decides whether an entry meets a filter; null is Undefined.</summary>
delegate bool? EntryTest(EntryView entry);
