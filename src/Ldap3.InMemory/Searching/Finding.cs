using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Searching;

/// <summary>What a search comes across: an entry, or a referral to where more are.</summary>
readonly record struct Finding(EntryView? Entry, SearchResultReference? Reference);
