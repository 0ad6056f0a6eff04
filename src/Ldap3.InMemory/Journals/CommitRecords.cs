using System.Text;
using Ldap3.InMemory.Commits;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Ldif;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Journals;

/// <summary>Writes changes as LDIF (RFC 2849) that says how entries become what they are.</summary>
static class CommitRecords
{
    const int Batch = 10_000;

    public static byte[] Write(DirectoryCommit commit) => Write(commit.Changes.SelectMany(Records));

    /// <summary>All entries, thousands at a time.</summary>
    public static IEnumerable<byte[]> Write(DirectoryTree tree) => tree.Tops.SelectMany(tree.Subtree)
        .Select(node => new LdifChangeRecord(new AddRequest(node.Entry.Name, Attributes(node.Entry))))
        .Chunk(Batch)
        .Select(Write);

    static byte[] Write(IEnumerable<LdifChangeRecord> records)
    {
        using var stream = new MemoryStream();
        using (var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        {
            var writer = new LdifWriter(text, LdifWriterOptions.Default with { IncludeVersion = false });
            foreach (var record in records)
            {
                writer.Write(record);
            }
        }

        return stream.ToArray();
    }

    static IEnumerable<LdifChangeRecord> Records(EntryChange change)
    {
        switch (change)
        {
            case { Before: null, After: { } added }:
                yield return new LdifChangeRecord(new AddRequest(added.Name, Attributes(added)));
                break;
            case { After: null, Before: { } deleted }:
                yield return new LdifChangeRecord(new DeleteRequest(deleted.Name));
                break;
            case { Kind: EntryChangeKind.Move }:
                break; // It follows from the rename above it.
            case { Before: { } before, After: { } after }:
                if (change.Kind == EntryChangeKind.Rename)
                {
                    yield return new LdifChangeRecord(
                        new ModifyDnRequest(before.Name, after.Name.Rdn!, DeleteOldRdn: false, after.Name.Parent));
                }

                if (Differences(before, after) is { Length: > 0 } differences)
                {
                    yield return new LdifChangeRecord(new ModifyRequest(after.Name, differences));
                }

                break;
        }
    }

    static LdapAttribute[] Attributes(StoredEntry entry) =>
        [.. entry.Attributes.Select(attribute => attribute.ToAttribute(typesOnly: false))];

    static Modification[] Differences(StoredEntry before, StoredEntry after) =>
    [
        .. after.Attributes
            .Where(attribute => before.Find(attribute.Description, attribute.Type) != attribute)
            .Select(attribute => new Modification(ModifyOperation.Replace, attribute.ToAttribute(typesOnly: false))),
        .. before.Attributes
            .Where(attribute => after.Find(attribute.Description, attribute.Type) is null)
            .Select(attribute => new Modification(ModifyOperation.Replace, attribute.ToAttribute(typesOnly: true))),
    ];
}
