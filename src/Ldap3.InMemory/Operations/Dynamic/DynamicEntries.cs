using Ldap3.InMemory.Operations.PasswordPolicies;
using Ldap3.InMemory.Results;
using Ldap3.InMemory.Searching;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Operations.Dynamic;

/// <summary>Entries that end unless somebody refreshes them (RFC 2589), with the results of OpenLDAP's <c>dds</c>.</summary>
sealed class DynamicEntries(InMemoryDirectoryOptions options, EntryFactory entries, DynamicEntryQueue queue)
{
    static readonly TimeSpan DefaultTime = TimeSpan.FromDays(1);

    /// <summary>A new entry with its end, if it is to have one.</summary>
    public StoredEntry OnAdd(DirectoryTree tree, StoredEntry entry)
    {
        if (IsDynamic(entry))
        {
            return WithEnd(entry, DefaultTime < options.MaxDynamicEntryTime ? DefaultTime : options.MaxDynamicEntryTime);
        }

        // RFC 2589 section 5: what is below must not outlive it.
        return tree.Find(entry.Name.Parent) is { } parent && IsDynamic(parent.Entry)
            ? throw new Refusal(ResultCode.ConstraintViolation, "no static subordinate entries allowed for dynamicObject")
            : entry;
    }

    /// <summary>Refuses to make an entry end that was to stay, and the other way round.</summary>
    public static void OnModify(StoredEntry before, StoredEntry after)
    {
        if (IsDynamic(before) != IsDynamic(after))
        {
            throw new Refusal(
                ResultCode.ObjectClassViolation,
                IsDynamic(before)
                    ? "objectClass modification cannot turn dynamicObject into static entry"
                    : "objectClass modification cannot turn static entry into dynamicObject");
        }
    }

    /// <summary>Has a renamed entry end under its new name.</summary>
    public void OnRename(StoredEntry entry)
    {
        if (IsDynamic(entry) && DynamicTime.EndOf(entry) is { } end)
        {
            queue.Note(entry.Name, end);
        }
    }

    /// <summary>Lets an entry live on (RFC 2589 section 4).</summary>
    public (DirectoryTree Tree, LdapResult Result) Refresh(DirectoryTree tree, OperationContext context)
    {
        var wanted = DynamicEntryRefresh.Read((ExtendedRequest)context.Request);
        if (context.Identity.IsEmpty)
        {
            throw new Refusal(ResultCode.StrongerAuthRequired, "modifications require authentication");
        }

        var node = ReferralObjects.Require(tree, wanted.Entry, context.ManagesDsaIt);
        if (!IsDynamic(node.Entry))
        {
            throw new Refusal(ResultCode.ObjectClassViolation, "refresh operation only applies to dynamic objects");
        }

        if (!context.Access.Allows(AccessKind.Write, node.Entry.Name, "entryTtl"))
        {
            throw new Refusal(ResultCode.InsufficientAccessRights, "");
        }

        if (wanted.TimeToLive > options.MaxDynamicEntryTime)
        {
            throw new Refusal(ResultCode.SizeLimitExceeded, "time-to-live for dynamicObject exceeds limit");
        }

        var response = new ExtendedResponse
        {
            ResultCode = ResultCode.Success,
            Oid = ExtendedOperationOid.RefreshDynamicEntry,
            Value = DynamicEntryRefresh.WriteGranted(wanted.TimeToLive),
        };
        return (tree.Replace(node, WithEnd(node.Entry, wanted.TimeToLive)), response);
    }

    /// <summary>Deletes what has ended. An entry with others below it stays until those have gone, too.</summary>
    public static void Sweep(InMemoryDirectory directory)
    {
        var now = directory.Options.TimeProvider.GetUtcNow();
        if (directory.DynamicQueue.TakeDue(now) is not { Count: > 0 } due)
        {
            return;
        }

        directory.Write<object?>(tree =>
        {
            foreach (var name in due)
            {
                if (tree.Find(name) is { } node && IsDynamic(node.Entry) && DynamicTime.EndOf(node.Entry) <= now)
                {
                    if (node.HasChildren)
                    {
                        directory.DynamicQueue.Note(name, now + TimeSpan.FromSeconds(1));
                    }
                    else
                    {
                        tree = tree.Remove(node);
                    }
                }
            }

            return (tree, null);
        });
    }

    static bool IsDynamic(StoredEntry entry) => entry.Special.HasFlag(SpecialEntry.Dynamic);

    StoredEntry WithEnd(StoredEntry entry, TimeSpan time)
    {
        var end = options.TimeProvider.GetUtcNow() + time;
        AttributeDescription description = DynamicTime.ExpireTimestamp;
        var type = entries.TypeOf(description);
        queue.Note(entry.Name, end);
        return entry.With(description, type, new StoredAttribute(description, type, [PasswordState.Write(end)]));
    }
}
