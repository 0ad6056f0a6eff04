using Ldap3.Protocol.Ldif;

namespace Ldap3.Protocol.Transfer;

/// <summary>How an LDIF file is applied. Immutable.</summary>
public sealed record LdifImportOptions
{
    /// <summary>The defaults.</summary>
    public static LdifImportOptions Default { get; } = new();

    /// <summary>
    /// Whether records behind one that failed, or that is no LDIF, are applied, as by <c>ldapmodify -c</c>. False by
    /// default: the first failure ends the import, after the records under way.
    /// </summary>
    public bool ContinueOnError { get; init; }

    /// <summary>
    /// Whether a content record whose entry exists already replaces the values of the attributes that it has. Other
    /// attributes of the entry stay. False by default: such a record fails.
    /// </summary>
    public bool UpdateExisting { get; init; }

    /// <summary>Whether the file is only read and checked, and nothing sent. False by default.</summary>
    public bool DryRun { get; init; }

    /// <summary>
    /// How many records may be under way at once. 16 by default. Records of one entry, and of entries above or below each
    /// other, are never under way together. Use 1 for a file whose values name entries that the server looks for, and which
    /// the same file creates, such as the members of groups.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int MaxPending
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    = 16;

    /// <summary>Where an earlier import of the same file ended: what it dealt with is passed over. The beginning by default.</summary>
    public LdifImportPosition StartAt { get; init; } = LdifImportPosition.Beginning;

    /// <summary>How the file is read. Values behind URLs are refused unless these options have a resolver.</summary>
    public LdifReaderOptions Reader { get; init; } = LdifReaderOptions.Default;

    /// <summary>Told after each record. Null by default.</summary>
    public IProgress<LdifImportProgress>? Progress { get; init; }
}
