namespace Ldap3.Protocol.Schema.Syntaxes;

/// <summary>The UTC Time syntax, whose years have two digits (RFC 4517 section 3.3.34).</summary>
static class UtcTimeText
{
    // RFC 5280 section 4.1.2.5.1: 50 and later is of the twentieth century.
    const int FirstYearOfThePast = 50;

    /// <summary>Reads a time. One without a zone is taken as UTC.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTime time)
    {
        time = default;
        var rest = text;
        if (!GeneralizedTimeText.TryTakeTwo(ref rest, 0, 99, out var year)
            || !GeneralizedTimeText.TryTakeTwo(ref rest, 1, 12, out var month)
            || !GeneralizedTimeText.TryTakeTwo(ref rest, 1, 31, out var day)
            || !GeneralizedTimeText.TryTakeTwo(ref rest, 0, 23, out var hour)
            || !GeneralizedTimeText.TryTakeTwo(ref rest, 0, 59, out var minute))
        {
            return false;
        }

        GeneralizedTimeText.TryTakeTwo(ref rest, 0, 59, out var second);
        var offset = TimeSpan.Zero;
        if ((!rest.IsEmpty && !GeneralizedTimeText.TryTakeZone(ref rest, out offset))
            || !rest.IsEmpty
            || !GeneralizedTimeText.TryCreate(
                year + (year < FirstYearOfThePast ? 2000 : 1900), month, day, hour, minute, out var local))
        {
            return false;
        }

        time = local.AddSeconds(second) - offset;
        return true;
    }
}
