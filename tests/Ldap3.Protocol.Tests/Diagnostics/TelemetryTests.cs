using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Ldap3.Protocol.Diagnostics;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Tests.Sessions;

namespace Ldap3.Protocol.Tests.Diagnostics;

public sealed class TelemetryTests : IAsyncDisposable
{
    readonly ScriptedServer _server = new();
    readonly ConcurrentQueue<(string Instrument, double Value, string? Operation, string? Outcome)> _measured = new();
    readonly ConcurrentQueue<Activity> _activities = new();
    readonly MeterListener _meters = new();
    readonly ActivityListener _listener;

    public TelemetryTests()
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == LdapTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _meters.Start();
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == LdapTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (Equals(activity.GetTagItem("server.port"), _server.Options.Port))
                {
                    _activities.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        _meters.Dispose();
        return _server.DisposeAsync();
    }

    [Fact]
    public async Task An_answered_operation_is_measured_and_traced_below_its_caller()
    {
        using var caller = new Activity("caller").Start();
        await using (var connection = new LdapConnection(_server.Options))
        {
            var search = connection.SearchAsync(Answers.Ask("hidden"), CancellationToken);
            Assert.Same(caller, Activity.Current);
            var (messageId, _) = await _server.ReceiveAsync<SearchRequest>();
            await _server.SendAsync(messageId, Answers.Entry("hidden"), Answers.Done);
            await search;
        }

        var activity = Assert.Single(_activities);
        Assert.Equal(("ldap search", ActivityKind.Client, caller.SpanId), (activity.DisplayName, activity.Kind, activity.ParentSpanId));
        Assert.Equal(("Success", ActivityStatusCode.Unset), (activity.GetTagItem("ldap.outcome"), activity.Status));
        Assert.DoesNotContain(activity.TagObjects, tag => $"{tag.Value}".Contains("hidden", StringComparison.Ordinal));
        Assert.Same(caller, Activity.Current);
        var duration = Assert.Single(_measured, m => m.Instrument == LdapTelemetry.OperationDuration);
        Assert.Equal(("search", "Success"), (duration.Operation, duration.Outcome));
        Assert.InRange(duration.Value, 0, 20);
        Assert.Equal([1, -1], Values(LdapTelemetry.ActiveOperations));
        Assert.Equal([1, -1], Values(LdapTelemetry.OpenConnections));
    }

    [Fact]
    public async Task A_refusal_and_a_loss_are_errors_and_being_abandoned_is_none()
    {
        var connection = new LdapConnection(_server.Options);
        var refused = connection.DeleteAsync(new DeleteRequest(default), CancellationToken);
        var (messageId, _) = await _server.ReceiveAsync<DeleteRequest>();
        await _server.SendAsync(messageId, new DeleteResponse { ResultCode = ResultCode.Busy });
        await refused;
        using var cancellation = new CancellationTokenSource();
        var cancelled = connection.SearchAsync(Answers.Ask("x"), cancellation.Token);
        await _server.ReceiveAsync<SearchRequest>();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        var lost = connection.SearchAsync(Answers.Ask("y"), CancellationToken);
        await _server.ReceiveAsync<AbandonRequest>();
        await _server.ReceiveAsync<SearchRequest>();
        _server.Hang();
        await Assert.ThrowsAsync<LdapConnectionException>(() => lost);

        Assert.Equal(
            ["delete Busy", "search abandoned", "search lost"],
            _measured.Where(m => m.Instrument == LdapTelemetry.OperationDuration).Select(m => $"{m.Operation} {m.Outcome}"));
        Assert.Equal(
            [ActivityStatusCode.Error, ActivityStatusCode.Unset, ActivityStatusCode.Error],
            _activities.Select(activity => activity.Status));
        Assert.Equal(0, Values(LdapTelemetry.ActiveOperations).Sum());
        Assert.Equal([1, -1], Values(LdapTelemetry.OpenConnections));
        await connection.DisposeAsync();
    }

    [Fact]
    public async Task A_timeout_is_called_one()
    {
        await using var connection = new LdapConnection(
            _server.Options with { OperationTimeout = TimeSpan.FromMilliseconds(50) });

        await Assert.ThrowsAsync<LdapTimeoutException>(() => connection.SearchAsync(Answers.Ask("x"), CancellationToken));

        Assert.Equal("timed out", Assert.Single(_activities).GetTagItem("ldap.outcome"));
    }

    IEnumerable<double> Values(string instrument) => _measured.Where(m => m.Instrument == instrument).Select(m => m.Value);

    void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        // Other tests run meanwhile: what counts is what concerns this test's server.
        object? Tag(ReadOnlySpan<KeyValuePair<string, object?>> all, string name)
        {
            foreach (var tag in all)
            {
                if (tag.Key == name)
                {
                    return tag.Value;
                }
            }

            return null;
        }

        if (Equals(Tag(tags, "server.port"), _server.Options.Port))
        {
            _measured.Enqueue((instrument.Name, value, Tag(tags, "ldap.operation") as string, Tag(tags, "ldap.outcome") as string));
        }
    }
}
