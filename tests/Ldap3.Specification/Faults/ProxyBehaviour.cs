namespace Ldap3.Specification.Faults;

/// <summary>What a <see cref="FaultyProxy"/> does to the octets that pass. Immutable.</summary>
public sealed record ProxyBehaviour
{
    /// <summary>Passes everything on as it comes.</summary>
    public static ProxyBehaviour Honest { get; } = new();

    /// <summary>How long each portion is held back.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How many octets are passed on at a time; 0 for all there are.</summary>
    public int ChunkSize { get; init; }

    /// <summary>Whether nothing is passed on, though connections stay.</summary>
    public bool Stalls { get; init; }

    /// <summary>Whether new connections are closed at once.</summary>
    public bool Refuses { get; init; }

    /// <summary>How many octets of the server's a connection passes on before it is cut, wherever in a message that is.</summary>
    public int? CutAfter { get; init; }

    /// <summary>How the proxy behaves once it has cut a connection, or null to go on as before.</summary>
    public ProxyBehaviour? AfterCut { get; init; }

    /// <summary>How likely a portion is to make the connection end in a reset instead, from 0 to 1.</summary>
    public double ResetChance { get; init; }

    /// <summary>Whether requests are passed on and their answers are not: the client cannot know what was done.</summary>
    public bool SwallowsAnswers { get; init; }
}
