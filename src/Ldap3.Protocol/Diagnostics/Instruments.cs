using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Ldap3.Protocol.Diagnostics;

/// <summary>The activity source and the instruments of the process.</summary>
static class Instruments
{
    static readonly Meter Meter = new(LdapTelemetry.Name);

    public static ActivitySource Source { get; } = new(LdapTelemetry.Name);

    public static Histogram<double> Duration { get; } = Meter.CreateHistogram(
        LdapTelemetry.OperationDuration,
        "s",
        "How long operations took.",
        advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30],
        });

    public static UpDownCounter<int> ActiveOperations { get; } =
        Meter.CreateUpDownCounter<int>(LdapTelemetry.ActiveOperations, "{operation}", "Operations under way.");

    public static UpDownCounter<int> OpenConnections { get; } =
        Meter.CreateUpDownCounter<int>(LdapTelemetry.OpenConnections, "{connection}", "Open connections.");

    public static TagList TagsOf(LdapConnectionOptions server) => server.SocketPath is { } path
        ? new TagList { { "server.address", path } }
        : new TagList { { "server.address", server.Host }, { "server.port", server.EffectivePort } };
}
