using System.Globalization;

namespace Ldap3.InMemory.Tree;

/// <summary>When a dynamic entry ends (RFC 2589).</summary>
static class DynamicTime
{
    public const string ExpireTimestamp = "entryExpireTimestamp";

    public static DateTimeOffset? EndOf(StoredEntry entry) => entry.Attributes
        .FirstOrDefault(attribute => attribute.Description.Type.Equals(ExpireTimestamp, StringComparison.OrdinalIgnoreCase)) is { } end
        && DateTimeOffset.TryParseExact(
            end.Values[0].ToString(), "yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        ? time
        : null;

    /// <summary>The whole seconds that an entry has left.</summary>
    public static long? Left(StoredEntry entry, DateTimeOffset now) =>
        EndOf(entry) is { } end ? Math.Max(0, (long)(end - now).TotalSeconds) : null;
}
