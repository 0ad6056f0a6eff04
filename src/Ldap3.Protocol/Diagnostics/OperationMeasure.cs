using System.Diagnostics;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Diagnostics;

/// <summary>Measures and traces one operation. Thread safe: only the first end counts.</summary>
sealed class OperationMeasure
{
    const string OutcomeTag = "ldap.outcome";

    readonly LdapConnectionOptions _server;
    readonly string _operation;
    readonly long _start;
    readonly Activity? _activity;
    int _ended;

    OperationMeasure(LdapRequest request, LdapConnectionOptions server)
    {
        _server = server;
        _operation = NameOf(request);
        _start = server.TimeProvider.GetTimestamp();
        _activity = StartActivity();
        if (Instruments.ActiveOperations.Enabled)
        {
            Instruments.ActiveOperations.Add(1, Tags());
        }
    }

    /// <summary>How long it has been.</summary>
    public TimeSpan Elapsed => _server.TimeProvider.GetElapsedTime(_start);

    public static OperationMeasure Begin(LdapRequest request, LdapConnectionOptions server) => new(request, server);

    /// <summary>The operation was answered.</summary>
    public void End(ResultCode result) => End(
        result.ToString(),
        isError: result is not (ResultCode.Success or ResultCode.CompareTrue or ResultCode.CompareFalse or ResultCode.SaslBindInProgress));

    /// <summary>The operation ended without an answer.</summary>
    public void End(string outcome) => End(outcome, isError: true);

    /// <summary>Nobody wants the answer any more, which is no error: leaving a stream early does it.</summary>
    public void Abandon() => End("abandoned", isError: false);

    void End(string outcome, bool isError)
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
        {
            return;
        }

        if (Instruments.ActiveOperations.Enabled)
        {
            Instruments.ActiveOperations.Add(-1, Tags());
        }

        if (Instruments.Duration.Enabled)
        {
            var tags = Tags();
            tags.Add(OutcomeTag, outcome);
            Instruments.Duration.Record(Elapsed.TotalSeconds, tags);
        }

        if (_activity is not null)
        {
            _activity.SetTag(OutcomeTag, outcome);
            _activity.SetStatus(isError ? ActivityStatusCode.Error : ActivityStatusCode.Unset);

            // Ending an activity makes its parent the current one, but this thread may be the reader, or another caller.
            var current = Activity.Current;
            _activity.Dispose();
            Activity.Current = current;
        }
    }

    // The caller goes on with its own activity: nothing that it does next belongs to this operation.
    Activity? StartActivity()
    {
        if (!Instruments.Source.HasListeners())
        {
            return null;
        }

        var current = Activity.Current;
        var activity = Instruments.Source.StartActivity($"ldap {_operation}", ActivityKind.Client, default(ActivityContext), Tags());
        Activity.Current = current;
        return activity;
    }

    TagList Tags()
    {
        var tags = Instruments.TagsOf(_server);
        tags.Add("ldap.operation", _operation);
        return tags;
    }

    static string NameOf(LdapRequest request) => request switch
    {
        BindRequest => "bind",
        SearchRequest => "search",
        AddRequest => "add",
        ModifyRequest => "modify",
        DeleteRequest => "delete",
        ModifyDnRequest => "rename",
        CompareRequest => "compare",
        _ => "extended",
    };
}
