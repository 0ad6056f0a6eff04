namespace Ldap3.Protocol.Strategies;

/// <summary>Waits by a clock that tests may turn, blocking a thread without the help of the thread pool.</summary>
static class ClockWait
{
    public static void Block(TimeSpan time, TimeProvider clock)
    {
        if (clock == TimeProvider.System)
        {
            Thread.Sleep(time);
            return;
        }

        using var over = new ManualResetEventSlim();
        using var timer = clock.CreateTimer(state => ((ManualResetEventSlim)state!).Set(), over, time, Timeout.InfiniteTimeSpan);
        over.Wait();
    }
}
