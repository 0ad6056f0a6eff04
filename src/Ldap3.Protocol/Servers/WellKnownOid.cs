using System.Collections.Frozen;

namespace Ldap3.Protocol.Servers;

/// <summary>What an object identifier that servers announce stands for, in words. Immutable.</summary>
/// <param name="Oid">The object identifier.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Name">Its name, in words.</param>
/// <param name="Source">Where it is defined: an RFC, a draft, a document or a server.</param>
public sealed record WellKnownOid(string Oid, WellKnownOidKind Kind, string Name, string Source)
{
    const string Resource = "Ldap3.Protocol.Servers.WellKnownOids.txt";

    // By kind too: nothing keeps a number from naming a control and a capability.
    static readonly Lazy<FrozenDictionary<(string Oid, WellKnownOidKind Kind), WellKnownOid>> Known =
        new(static () => Read().ToFrozenDictionary(each => (each.Oid, each.Kind)));

    /// <summary>All that are known here.</summary>
    public static IReadOnlyCollection<WellKnownOid> All => Known.Value.Values;

    /// <summary>What a number stands for, or null when it is not known here.</summary>
    /// <param name="oid">The object identifier.</param>
    /// <param name="kind">Which of the root DSE's attributes it was found in; by default the first that has it.</param>
    public static WellKnownOid? Find(string oid, WellKnownOidKind? kind = null)
    {
        ArgumentNullException.ThrowIfNull(oid);
        var kinds = kind is { } one ? [one] : Enum.GetValues<WellKnownOidKind>();
        return kinds.Select(each => Known.Value.GetValueOrDefault((oid, each))).FirstOrDefault(found => found is not null);
    }

    /// <summary>The name with the number and the source.</summary>
    public override string ToString() => $"{Name} ({Oid}, {Source})";

    static IEnumerable<WellKnownOid> Read()
    {
        using var stream = typeof(WellKnownOid).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(" | ") is [var subject, var name, var source] && subject.Split(' ') is [var kind, var oid])
            {
                yield return new WellKnownOid(oid, Enum.Parse<WellKnownOidKind>(kind, ignoreCase: true), name, source);
            }
        }
    }
}
