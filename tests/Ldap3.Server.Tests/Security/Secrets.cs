using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Ldap3.Server.Tests.Security;

/// <summary>All that is logged, traced and thrown while it lives, to look for secrets in.</summary>
sealed class Secrets : ILoggerFactory, ILogger
{
    readonly ConcurrentQueue<string> _lines = new();
    readonly ActivityListener _listener;

    public Secrets()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("Ldap3", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Note(
                $"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} "
                + string.Join(' ', activity.Events.SelectMany(happened => happened.Tags))),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public int Count => _lines.Count;

    public void Note(string line) => _lines.Enqueue(line);

    /// <summary>Fails when a line holds a password, as it is or as it travels.</summary>
    public void AssertNone(params string[] passwords)
    {
        Assert.NotEmpty(_lines);
        foreach (var form in passwords.SelectMany(Forms))
        {
            Assert.DoesNotContain(_lines, line => line.Contains(form, StringComparison.OrdinalIgnoreCase));
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Note($"{formatter(state, exception)} {exception}");

    public void Dispose() => _listener.Dispose();

    // A hash is a secret too where it takes the password's place: NTLM's is MD4 of UTF-16, which .NET does not have.
    static IEnumerable<string> Forms(string password)
    {
        var octets = Encoding.UTF8.GetBytes(password);
        yield return password;
        yield return Convert.ToBase64String(octets).TrimEnd('=');
        yield return Convert.ToHexString(octets);
        yield return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(octets));
        yield return Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(octets)).TrimEnd('=');
        yield return Convert.ToHexString(Encoding.Unicode.GetBytes(password));
    }
}
