using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Ldap3.Linq.Execution;

/// <summary>Logs each query that was run to its end, with the values of its filter only when that is allowed.</summary>
sealed partial class QueryLog(LdapContextOptions options)
{
    readonly ILogger _logger =
        (options.LoggerFactory ?? options.DataSource.Options.LoggerFactory).CreateLogger("Ldap3.Linq.Query");

    public void Done(LdapQuery query, int count, long started)
    {
        if (_logger.IsEnabled(LogLevel.Information))
        {
            var baseObject = query.BaseObject.ToString();
            var tags = string.Join(' ', query.Tags);
            var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            var filter = options.EnableSensitiveDataLogging ? query.Filter.ToString() : FilterShape.Of(query.Filter);
            LogQuery(baseObject, query.Scope, filter, tags, count, elapsed);
            if (query.ClientConditions.Count > 0)
            {
                LogLeftToClient(baseObject, query.ClientConditions.Count);
            }
        }
    }

    [LoggerMessage(
        EventId = 3002,
        EventName = "LeftToClient",
        Level = LogLevel.Information,
        Message = "Query of {BaseObject}: {Count} of its conditions were tested on the client")]
    partial void LogLeftToClient(string baseObject, int count);

    [LoggerMessage(
        EventId = 3001,
        EventName = "QueryRun",
        Level = LogLevel.Information,
        Message = "Query of {BaseObject} ({Scope}) for {Filter} found {Count} in {Elapsed:0.0} ms {Tags}")]
    partial void LogQuery(
        string baseObject, Protocol.Messages.SearchScope scope, string filter, string tags, int count, double elapsed);
}
