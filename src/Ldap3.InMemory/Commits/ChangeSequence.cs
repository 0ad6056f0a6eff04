using System.Globalization;

namespace Ldap3.InMemory.Commits;

/// <summary>
/// Gives out change sequence numbers in OpenLDAP's form: time in microseconds, a counter for those of one microsecond, the
/// server, and a counter within the change. Each is greater, as text, than all before it, even when the clock goes back.
/// Not thread safe: it belongs to whoever writes.
/// </summary>
sealed class ChangeSequence(TimeProvider clock)
{
    const string TimeFormat = "yyyyMMddHHmmss.ffffff'Z'";
    const int TimeLength = 22;

    string _lastTime = "";
    int _count;

    public string Next()
    {
        var time = clock.GetUtcNow().ToString(TimeFormat, CultureInfo.InvariantCulture);
        if (string.CompareOrdinal(time, _lastTime) > 0)
        {
            (_lastTime, _count) = (time, 0);
        }
        else
        {
            _count++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{_lastTime}#{_count:x6}#000#000000");
    }

    /// <summary>Takes note of a number that comes from elsewhere, so that all to come are greater.</summary>
    public void Observe(string csn)
    {
        if (csn.Length > TimeLength + 7
            && csn[TimeLength] == '#'
            && int.TryParse(csn.AsSpan(TimeLength + 1, 6), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var count)
            && string.CompareOrdinal(csn, $"{_lastTime}#{_count:x6}") > 0)
        {
            (_lastTime, _count) = (csn[..TimeLength], count);
        }
    }
}
