using Ldap3.InMemory.Commits;
using Ldap3.InMemory.Journals;
using Ldap3.InMemory.Loading;
using Ldap3.InMemory.Operations;
using Ldap3.InMemory.Operations.Dynamic;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol;
using Ldap3.Protocol.Json;
using Ldap3.Protocol.Ldif;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory;

/// <summary>
/// A directory in memory: a tree of entries with a schema, matching rules and the operations of RFC 4511. Thread safe:
/// readers see the tree as it was when they began and are never blocked; writers take turns, and each change is whole.
/// </summary>
public sealed partial class InMemoryDirectory
{
    readonly Lock _writing = new();
    readonly ChangeSequence _sequence;
    readonly DirectoryJournal? _journal;
    DirectoryTree _tree;

    /// <summary>Makes an empty directory, or one with the entries of its journal.</summary>
    /// <exception cref="IOException">The journal cannot be opened, or another directory has it.</exception>
    /// <exception cref="LdapFormatException">The journal holds what no directory wrote.</exception>
    public InMemoryDirectory(InMemoryDirectoryOptions? options = null)
    {
        Options = options ?? new InMemoryDirectoryOptions();
        Entries = new EntryFactory(Options);
        Log = new CommitLog(Options.HistorySize);
        _sequence = new ChangeSequence(Options.TimeProvider);
        _journal = Options.Journal is { } path ? DirectoryJournal.Open(path, Options.JournalFlush) : null;
        _tree = Replay(DirectoryTree.Empty(Options.Schema, Options.Indexes));
    }

    /// <summary>What the directory holds and allows.</summary>
    public InMemoryDirectoryOptions Options { get; }

    /// <summary>What the directory knows about attributes and classes.</summary>
    public LdapSchema Schema => Options.Schema;

    /// <summary>How many entries there are.</summary>
    public int Count => Tree.Count;

    internal DirectoryTree Tree => Volatile.Read(ref _tree);

    internal EntryFactory Entries { get; }

    internal DynamicEntryQueue DynamicQueue { get; } = new();

    /// <summary>What was written, for those who follow.</summary>
    internal CommitLog Log { get; }

    /// <summary>Begins a session: one client with its identity, anonymous at first.</summary>
    public InMemorySession CreateSession() => new(this);

    /// <summary>Adds an entry as the administrator would.</summary>
    /// <exception cref="LdapOperationException">The entry breaks a rule, or is there.</exception>
    public void Add(AddRequest request)
    {
        if (CreateSession().AsAdministrator().Execute(request).Last() is LdapResult { ResultCode: not ResultCode.Success } refusal)
        {
            throw new LdapOperationException(refusal, $"Adding \"{request.Entry}\"");
        }
    }

    /// <summary>
    /// Adds the entries of LDIF as the administrator would, parents before children, thousands at a time. What
    /// <see cref="SaveLdif"/> wrote comes back as it was: UUIDs, times and writers that the entries bring are kept.
    /// </summary>
    /// <returns>How many were added.</returns>
    /// <exception cref="LdapFormatException">The text is no LDIF, or holds changes instead of entries; those before it were added.</exception>
    /// <exception cref="LdapOperationException">An entry breaks a rule; those before it were added.</exception>
    public int LoadLdif(TextReader source) => new EntryLoader(this, keepsStamps: true).Load(LdifSource.Read(source));

    /// <summary>
    /// Adds entries kept as JSON, in any order, as the administrator would: what <see cref="SearchOutcome.ToJson"/> writes, and
    /// what ldap3's mock strategies are fed with. Attributes that a server sets by itself are left out.
    /// </summary>
    /// <returns>How many were added.</returns>
    /// <exception cref="LdapFormatException">The text is no such JSON; nothing was added.</exception>
    /// <exception cref="LdapOperationException">An entry breaks a rule; those before it were added.</exception>
    public int LoadJson(Stream source)
    {
        var entries = JsonEntryReader.Read(source).OrderBy(entry => entry.ObjectName.Rdns.Count).ToList();
        return new EntryLoader(this).Load(entries.Select(
            entry => new AddRequest(entry.ObjectName, [.. entry.Attributes.Where(IsTakenFromClients)])));
    }

    /// <summary>Writes all entries as LDIF with their operational attributes, parents before children.</summary>
    public void SaveLdif(TextWriter target)
    {
        var tree = Tree;
        var writer = new LdifWriter(target);
        foreach (var node in tree.Tops.SelectMany(tree.Subtree))
        {
            writer.Write(new LdifContentRecord(
                node.Entry.Name, [.. node.Entry.Attributes.Select(attribute => attribute.ToAttribute(typesOnly: false))]));
        }
    }

    bool IsTakenFromClients(LdapAttribute attribute) =>
        Schema.FindAttributeType(attribute.Description.Type) is not { NoUserModification: true };
}
