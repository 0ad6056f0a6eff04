namespace Ldap3.Protocol.Ldif;

/// <summary>The lines of a record that are still to be read.</summary>
sealed class LdifFieldQueue(List<LdifLine> lines)
{
    int _next;

    public bool IsEmpty => _next == lines.Count;

    /// <summary>The number of the next line, or of the last when there is none.</summary>
    public int Line => lines[Math.Min(_next, lines.Count - 1)].Number;

    public bool IsNext(string name) => !IsEmpty && LdifField.Split(lines[_next]).Is(name);

    public LdifLine TakeLine() => lines[_next++];

    public LdifField Take() => LdifField.Split(TakeLine());

    public bool TryTake(string name, out LdifField field)
    {
        var isNext = IsNext(name);
        field = isNext ? Take() : default;
        return isNext;
    }

    public LdifField Take(string name, string expected)
    {
        if (IsEmpty)
        {
            var last = lines[^1];
            throw last.Fail($"{expected}; the record ends here", last.Text.Length);
        }

        return IsNext(name) ? Take() : throw lines[_next].Fail(expected, 0);
    }

    /// <summary>Takes the line that ends a modification, if it is the next.</summary>
    public bool TryTakeDash()
    {
        var isNext = !IsEmpty && lines[_next].Text.TrimEnd(' ') == "-";
        _next += isNext ? 1 : 0;
        return isNext;
    }

    public void ThrowIfMore(string expected)
    {
        if (!IsEmpty)
        {
            throw lines[_next].Fail(expected, 0);
        }
    }
}
