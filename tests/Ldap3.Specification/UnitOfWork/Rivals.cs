using Ldap3.Linq;
using Ldap3.Protocol.Messages;

namespace Ldap3.Specification.UnitOfWork;

/// <summary>Writers that work on the same entries at once, and begin a unit again when somebody else was first.</summary>
static class Rivals
{
    const int MostAttempts = 500;

    /// <summary>A sandbox with entries <c>uid=0</c> and so on, each with a balance of 100.</summary>
    public static async Task<Sandbox> StartAsync(DirectoryFixture directory, int accounts)
    {
        var sandbox = await Sandbox.CreateAsync(directory);
        for (var i = 0; i < accounts; i++)
        {
            await sandbox.AddAsync(
                sandbox.At($"uid={i}"), "inetOrgPerson", new("cn", "x"), new("sn", "x"), new LdapAttribute("employeeNumber", "100"));
        }

        return sandbox;
    }

    /// <summary>Has each writer carry out its units, given their numbers.</summary>
    public static async Task RunAsync(int writers, int unitsEach, Func<int, Task> unit, Action? conflict = null)
    {
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(
            async () =>
            {
                for (var i = 0; i < unitsEach; i++)
                {
                    var isDone = false;
                    for (var attempt = 0; !isDone && attempt < MostAttempts; attempt++)
                    {
                        try
                        {
                            await unit((writer * unitsEach) + i);
                            isDone = true;
                        }
                        catch (LdapConcurrencyException)
                        {
                            conflict?.Invoke();
                        }
                    }

                    Assert.True(isDone, "a unit of work never came through");
                }
            },
            TestContext.Current.CancellationToken)));
    }
}
