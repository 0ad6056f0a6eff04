namespace Ldap3.Linq.Execution;

/// <summary>Notices that a context is used twice at the same time.</summary>
sealed class ConcurrencyGuard
{
    int _inUse;

    /// <summary>Begins a use, which ends when the result is disposed of.</summary>
    /// <exception cref="InvalidOperationException">Another use has not ended.</exception>
    public Use Enter() => Interlocked.Exchange(ref _inUse, 1) == 0
        ? new Use(this)
        : throw new InvalidOperationException(
            "This context is at work already: a second operation began before the first had ended. Await each operation "
            + "before the next, or use a context for each flow of work; ILdapContextFactory makes them.");

    public readonly struct Use(ConcurrencyGuard guard) : IDisposable
    {
        public void Dispose() => Volatile.Write(ref guard._inUse, 0);
    }
}
