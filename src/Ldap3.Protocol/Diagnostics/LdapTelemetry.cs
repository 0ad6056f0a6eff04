namespace Ldap3.Protocol.Diagnostics;

/// <summary>
/// What this library measures and traces, by name. Add <see cref="Name"/> to the sources and meters of OpenTelemetry, or
/// listen with .NET's own listeners. Neither names of entries, nor filters, values or passwords appear.
/// </summary>
/// <remarks>
/// Each operation is an activity of kind client, such as <c>ldap search</c>. Activities and measurements carry
/// <c>server.address</c> and, except on a Unix socket, <c>server.port</c>; those of operations also <c>ldap.operation</c>, and
/// at the end <c>ldap.outcome</c>: the result code, or <c>abandoned</c>, <c>timed out</c>, <c>lost</c> (with the connection)
/// or <c>failed</c> (here).
/// </remarks>
public static class LdapTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Ldap3";

    /// <summary>A histogram: how long operations took, in seconds, from being sent to their last answer.</summary>
    public const string OperationDuration = "ldap3.client.operation.duration";

    /// <summary>An up-down counter: operations under way.</summary>
    public const string ActiveOperations = "ldap3.client.operation.active";

    /// <summary>An up-down counter: open connections.</summary>
    public const string OpenConnections = "ldap3.client.connection.open";
}
