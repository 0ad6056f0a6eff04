using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ldap3.Protocol.Transfer;

/// <summary>
/// How far a file was imported: all of its first records, and some behind them that were under way together with one that
/// was not finished. Its text, such as <c>120+122,123</c>, can be kept and read again. Immutable.
/// </summary>
public sealed class LdifImportPosition : IEquatable<LdifImportPosition>, IParsable<LdifImportPosition>
{
    readonly SortedSet<long> _ahead;

    internal LdifImportPosition(long records, IEnumerable<long> ahead)
    {
        Records = records;
        _ahead = [.. ahead];
    }

    /// <summary>Nothing was imported.</summary>
    public static LdifImportPosition Beginning { get; } = new(0, []);

    /// <summary>How many records from the beginning on were dealt with, without a gap.</summary>
    public long Records { get; }

    /// <summary>The numbers, from 1, of records behind the gap that were dealt with too.</summary>
    public IReadOnlyCollection<long> Ahead => _ahead;

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="LdapFormatException">The text is no position.</exception>
    public static LdifImportPosition Parse(string text) =>
        TryParse(text ?? throw new ArgumentNullException(nameof(text)), out var position)
            ? position
            : throw new LdapFormatException("A number of records is expected, such as 120 or 120+122,123", text, 0);

    /// <summary>Reads what <see cref="ToString"/> writes, or says that the text is something else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out LdifImportPosition? result)
    {
        result = null;
        var parts = (text ?? "").Split('+');
        if (parts.Length > 2 || !TryParseNumber(parts[0], out var records))
        {
            return false;
        }

        var ahead = new List<long>();
        foreach (var part in parts.Length == 2 ? parts[1].Split(',') : [])
        {
            if (!TryParseNumber(part, out var number) || number <= records)
            {
                return false;
            }

            ahead.Add(number);
        }

        result = new(records, ahead);
        return true;
    }

    static LdifImportPosition IParsable<LdifImportPosition>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<LdifImportPosition>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out LdifImportPosition result) =>
        TryParse(s, out result);

    /// <summary>Whether the record of that number, from 1, was dealt with.</summary>
    public bool Includes(long number) => number <= Records || _ahead.Contains(number);

    /// <inheritdoc/>
    public bool Equals(LdifImportPosition? other) =>
        other is not null && Records == other.Records && _ahead.SetEquals(other._ahead);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LdifImportPosition);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Records, _ahead.Count);

    /// <summary>The position as text.</summary>
    public override string ToString() =>
        _ahead.Count == 0
            ? Records.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Records}+{string.Join(',', _ahead)}");

    static bool TryParseNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
