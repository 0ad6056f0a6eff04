using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification.Mirroring;

/// <summary>
/// Changes a subtree of its own at random: adds, modifies, renames and moves, of leaves and of subtrees, deletes.
/// </summary>
public sealed class RandomLoad(LdapConnection connection, DistinguishedName top, int seed)
{
    const int Folders = 20;

    readonly Random _random = new(seed);
    readonly List<string> _folders = [];
    readonly List<(string Uid, int Folder)> _people = [];
    int _number;

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>Makes the subtree, with so many people in folders that are nested two deep.</summary>
    public async Task FillAsync(int people)
    {
        await SucceedAsync(connection.AddAsync(Folder(top, top.Rdn!.Parts[0].Value.ToString()), CancellationToken));
        for (var folder = 0; folder < Folders; folder++)
        {
            _folders.Add($"f{folder}");
            await SucceedAsync(connection.AddAsync(Folder(NameOf(folder), _folders[folder]), CancellationToken));
        }

        for (var done = 0; done < people; done += 500)
        {
            await Task.WhenAll(Enumerable.Range(0, Math.Min(500, people - done)).Select(_ => SucceedAsync(AddAsync())));
        }
    }

    /// <summary>Makes so many changes, one after another.</summary>
    public async Task ChangeAsync(int changes)
    {
        for (var i = 0; i < changes; i++)
        {
            await SucceedAsync(_random.Next(100) switch
            {
                < 25 => AddAsync(),
                < 60 => ModifyAsync(),
                < 78 => DeleteAsync(),
                < 90 => RenameAsync(),
                < 95 => MoveAsync(),
                _ => RenameFolderAsync(),
            });
        }
    }

    /// <summary>Takes everything away again.</summary>
    public async Task RemoveAsync()
    {
        foreach (var chunk in _people.Chunk(500))
        {
            await Task.WhenAll(chunk.Select(person =>
                connection.DeleteAsync(new DeleteRequest(NameOf(person.Uid, person.Folder)), CancellationToken)));
        }

        for (var folder = Folders - 1; folder >= 0; folder--)
        {
            await connection.DeleteAsync(new DeleteRequest(NameOf(folder)), CancellationToken);
        }

        await connection.DeleteAsync(new DeleteRequest(top), CancellationToken);
    }

    static AddRequest Folder(DistinguishedName name, string ou) =>
        new(name, new LdapAttribute("objectClass", "organizationalUnit"), new LdapAttribute("ou", ou));

    static async Task SucceedAsync(Task<OperationOutcome> operation) => (await operation).EnsureSuccess();

    // The second half of the folders lies in the first.
    DistinguishedName NameOf(int folder) =>
        (folder < Folders / 2 ? top : NameOf(folder - (Folders / 2))).Child("ou", _folders[folder]);

    DistinguishedName NameOf(string uid, int folder) => NameOf(folder).Child("uid", uid);

    Task<OperationOutcome> AddAsync()
    {
        var person = ($"p{_number++}", _random.Next(Folders));
        _people.Add(person);
        var (uid, folder) = person;
        return connection.AddAsync(
            new AddRequest(
                NameOf(uid, folder),
                new LdapAttribute("objectClass", "inetOrgPerson"),
                new LdapAttribute("uid", uid),
                new LdapAttribute("cn", $"Person {uid}"),
                new LdapAttribute("sn", "Ünlü"),
                new LdapAttribute("mail", $"{uid}@example.org", $"{uid}@mail.example.org")),
            CancellationToken);
    }

    Task<OperationOutcome> ModifyAsync()
    {
        var (uid, folder) = AnyPerson(out _);
        return connection.ModifyAsync(
            new ModifyRequest(
                NameOf(uid, folder),
                new Modification(ModifyOperation.Replace, new LdapAttribute("description", Values())),
                new Modification(ModifyOperation.Replace, new LdapAttribute("title", $"Engineer {_random.Next(1000)}"))),
            CancellationToken);

        Protocol.Ber.OctetString[] Values() =>
            [.. Enumerable.Range(0, _random.Next(4)).Select(i => (Protocol.Ber.OctetString)$"{i}: {_random.Next()}")];
    }

    Task<OperationOutcome> DeleteAsync()
    {
        var (uid, folder) = AnyPerson(out var index);
        _people.RemoveAt(index);
        return connection.DeleteAsync(new DeleteRequest(NameOf(uid, folder)), CancellationToken);
    }

    Task<OperationOutcome> RenameAsync()
    {
        var (uid, folder) = AnyPerson(out var index);
        var name = NameOf(uid, folder);
        _people[index] = ($"p{_number++}", folder);
        return connection.ModifyDnAsync(
            new ModifyDnRequest(name, RelativeDistinguishedName.Parse($"uid={_people[index].Uid}")), CancellationToken);
    }

    Task<OperationOutcome> MoveAsync()
    {
        var (uid, folder) = AnyPerson(out var index);
        _people[index] = (uid, (folder + 1) % Folders);
        return connection.ModifyDnAsync(
            new ModifyDnRequest(NameOf(uid, folder), RelativeDistinguishedName.Parse($"uid={uid}"))
            {
                NewSuperior = NameOf(_people[index].Folder),
            },
            CancellationToken);
    }

    Task<OperationOutcome> RenameFolderAsync()
    {
        var folder = _random.Next(Folders);
        var name = NameOf(folder);
        _folders[folder] = _folders.Contains($"g{folder}") ? $"f{folder}" : $"g{folder}";
        return connection.ModifyDnAsync(
            new ModifyDnRequest(name, RelativeDistinguishedName.Parse($"ou={_folders[folder]}")), CancellationToken);
    }

    (string Uid, int Folder) AnyPerson(out int index)
    {
        index = _random.Next(_people.Count);
        return _people[index];
    }
}
