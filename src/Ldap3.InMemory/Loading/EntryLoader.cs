using Ldap3.InMemory.Operations;
using Ldap3.InMemory.Results;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Loading;

/// <summary>Adds many entries, thousands in one commit, as the administrator would.</summary>
/// <param name="directory">The directory.</param>
/// <param name="keepsStamps">Whether entries bring what otherwise the directory sets: their UUID, times and writers.</param>
sealed class EntryLoader(InMemoryDirectory directory, bool keepsStamps = false)
{
    const int Batch = 10_000;

    readonly InMemorySession _session = directory.CreateSession().AsAdministrator();

    /// <summary>Adds entries, parents before children.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="LdapOperationException">An entry breaks a rule; those before it were added.</exception>
    public int Load(IEnumerable<AddRequest> requests)
    {
        var count = 0;
        var batch = new List<AddRequest>(Batch);
        try
        {
            foreach (var request in requests)
            {
                batch.Add(request);
                if (batch.Count == Batch)
                {
                    count += Flush(batch);
                }
            }
        }
        catch (LdapFormatException)
        {
            Flush(batch);
            throw;
        }

        return count + Flush(batch);
    }

    int Flush(List<AddRequest> batch)
    {
        try
        {
            var (added, failure) = directory.Write(directory.Options.AdministratorDn, tree => Add(tree, batch));
            return failure is null ? added : throw failure;
        }
        catch (Refusal e)
        {
            // The journal, which is asked after all entries.
            throw new LdapOperationException(ResponseFactory.Create(batch[0], e), $"Adding \"{batch[0].Entry}\" and others");
        }
        finally
        {
            batch.Clear();
        }
    }

    (DirectoryTree Tree, (int Added, LdapOperationException? Failure) Result) Add(DirectoryTree tree, List<AddRequest> batch)
    {
        var operations = new WriteOperations(directory.Options, directory.Entries, directory.DynamicQueue);
        tree = tree with { Owner = new object() };
        for (var i = 0; i < batch.Count; i++)
        {
            try
            {
                tree = operations.Add(tree, batch[i], Context(batch[i])).Tree;
            }
            catch (Refusal e)
            {
                var failure = new LdapOperationException(ResponseFactory.Create(batch[i], e), $"Adding \"{batch[i].Entry}\"");
                return (tree, (i, failure));
            }
        }

        return (tree, (batch.Count, null));
    }

    OperationContext Context(AddRequest request) =>
        new(directory, _session, request, 0, CancellationToken.None) { RelaxesRules = keepsStamps };
}
