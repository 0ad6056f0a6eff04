using Microsoft.Extensions.Logging;

namespace Ldap3.Protocol.Diagnostics;

/// <summary>Every line that this library logs. None holds a value of an entry, a filter or a password.</summary>
static partial class Log
{
    /// <summary>The category of what happens to connections.</summary>
    public const string ConnectionCategory = "Ldap3.Connection";

    [LoggerMessage(1, LogLevel.Information, "Opened {Server} as {Identity}")]
    public static partial void Opened(ILogger logger, LdapConnectionOptions server, object identity);

    [LoggerMessage(2, LogLevel.Warning, "Opening {Server} as {Identity} failed: {Reason}")]
    public static partial void OpeningFailed(ILogger logger, LdapConnectionOptions server, object identity, string reason);

    [LoggerMessage(3, LogLevel.Information, "Closed {Server}: {Reason}; {Pending} operations were under way")]
    public static partial void Closed(ILogger logger, LdapConnectionOptions server, string reason, int pending);

    [LoggerMessage(4, LogLevel.Debug, "Sent {Request} with message id {MessageId} to {Server}")]
    public static partial void Sent(ILogger logger, string request, int messageId, LdapConnectionOptions server);

    [LoggerMessage(5, LogLevel.Debug, "{Request} with message id {MessageId} to {Server} ended with {ResultCode} after {Milliseconds} ms")]
    public static partial void Ended(
        ILogger logger,
        string request,
        int messageId,
        LdapConnectionOptions server,
        Messages.ResultCode resultCode,
        double milliseconds);

    [LoggerMessage(6, LogLevel.Debug, "Abandoned message id {MessageId} of {Server}")]
    public static partial void Abandoned(ILogger logger, int messageId, LdapConnectionOptions server);

    [LoggerMessage(7, LogLevel.Warning, "Attempt {Attempt} of {MaxAttempts} at {Server} failed, the next follows in {Delay}: {Reason}")]
    public static partial void Restarting(
        ILogger logger, LdapConnectionOptions server, int attempt, int maxAttempts, TimeSpan delay, string reason);

    [LoggerMessage(8, LogLevel.Warning, "Maintaining the pool of {Server} failed: {Reason}")]
    public static partial void MaintenanceFailed(ILogger logger, LdapConnectionOptions server, string reason);

    [LoggerMessage(9, LogLevel.Error, "A listener failed when told of the unsolicited notification {Oid}")]
    public static partial void ListenerFailed(ILogger logger, string? oid, Exception exception);

    /// <summary>Names the servers of a referral; what is asked there may hold values.</summary>
    public static void Following(
        ILoggerFactory loggers, string request, LdapConnectionOptions server, string otherServer) =>
        Following(loggers.CreateLogger(ConnectionCategory), request, server, otherServer);

    [LoggerMessage(30, LogLevel.Information, "Following a referral of the {Request} to {Server} on to {OtherServer}")]
    static partial void Following(ILogger logger, string request, LdapConnectionOptions server, string otherServer);
}
