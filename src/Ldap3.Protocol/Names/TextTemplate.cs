using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Names;

/// <summary>
/// Text with holes, gathered from an interpolated string: the literal parts are syntax, the holes are values that never
/// become syntax, because a parser meets a placeholder where each of them stands.
/// </summary>
sealed class TextTemplate(int literalLength, int holeCount)
{
    const char Placeholder = '\0';

    readonly StringBuilder _text = new(literalLength + holeCount);
    readonly List<TextHole> _holes = new(holeCount);

    public ReadOnlySpan<TextHole> Holes => CollectionsMarshal.AsSpan(_holes);

    public void AppendLiteral(string text) => _text.Append(text);

    public void AppendHole(object content)
    {
        _holes.Add(new(_text.Length, content));
        _text.Append(Placeholder);
    }

    public void AppendText(string? value)
    {
        if (value is null)
        {
            throw new ArgumentNullException(
                nameof(value), "A hole has no value. Decide before what is meant when there is none.");
        }

        AppendHole(OctetString.FromString(value));
    }

    public void AppendOctets(byte[]? value)
    {
        ArgumentNullException.ThrowIfNull(value);
        AppendHole(new OctetString(value));
    }

    public void AppendNumber<T>(T value, string? format)
        where T : INumberBase<T> => AppendText(value.ToString(format, CultureInfo.InvariantCulture));

    // RFC 4530 section 2.1: the text form of a UUID.
    public void AppendGuid(Guid value) => AppendText(value.ToString("D", CultureInfo.InvariantCulture));

    // RFC 4517 section 3.3.3: TRUE and FALSE, in upper case.
    public void AppendBoolean(bool value) => AppendText(value ? "TRUE" : "FALSE");

    // RFC 4517 section 3.3.13: GeneralizedTime, in UTC as RFC 4517 recommends.
    public void AppendTime(DateTimeOffset value, string? format) => AppendText(
        value.UtcDateTime.ToString(format ?? "yyyyMMddHHmmss.FFFFFFF'Z'", CultureInfo.InvariantCulture));

    public override string ToString() => _text.ToString();

    /// <summary>The error for people: the holes are shown by their numbers, not by values that may be secret.</summary>
    public LdapFormatException Fail(string problem, int position)
    {
        var shown = new StringBuilder();
        var from = 0;
        var shownPosition = position;
        for (var i = 0; i < _holes.Count; i++)
        {
            var hole = string.Create(CultureInfo.InvariantCulture, $"{{{i}}}");
            shown.Append(_text, from, _holes[i].Position - from).Append(hole);
            from = _holes[i].Position + 1;
            shownPosition += _holes[i].Position < position ? hole.Length - 1 : 0;
        }

        shown.Append(_text, from, _text.Length - from);
        return new(problem, shown.ToString(), shownPosition);
    }
}
