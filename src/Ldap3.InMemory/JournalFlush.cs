namespace Ldap3.InMemory;

/// <summary>What a write to a directory with a journal waits for.</summary>
public enum JournalFlush
{
    /// <summary>The operating system has it: the write survives the end of the process, however sudden, not that of the machine.</summary>
    OperatingSystem,

    /// <summary>The disk has it: the write survives a loss of power.</summary>
    Disk,
}
