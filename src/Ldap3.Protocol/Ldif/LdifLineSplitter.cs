using System.Text;

namespace Ldap3.Protocol.Ldif;

/// <summary>
/// Makes lines of pieces of a file that come as they come: undoes foldings, leaves comments out, says how long a line may
/// be. An empty line stands for a separator of records.
/// </summary>
sealed class LdifLineSplitter(int maxLineLength)
{
    const int QuotedOfLongLine = 40;

    readonly StringBuilder _line = new();
    ReadOnlyMemory<char> _piece;
    int _number = 1;
    int _start;
    bool _isOpen;
    bool _isComment;
    bool _isInside;
    bool _isLast;

    public int Number => _number;

    /// <summary>Gives the next piece; the one before must have been used up by <see cref="TryTake"/>. It is not copied.</summary>
    public void Feed(ReadOnlyMemory<char> piece) => _piece = piece;

    /// <summary>Says that there is no more.</summary>
    public void Complete() => _isLast = true;

    /// <summary>Takes the next line, or says that it takes another piece to know where it ends.</summary>
    /// <exception cref="LdapFormatException">A line is too long, or continues nothing.</exception>
    public bool TryTake(out LdifLine line)
    {
        while (!_piece.IsEmpty)
        {
            if (!_isInside && TryBegin(_piece.Span[0], out line))
            {
                return true;
            }

            if (TryAppend(_piece.Span) && IsSeparator)
            {
                line = new("", _start);
                _isOpen = false;
                return true;
            }
        }

        line = default;
        return _isLast && TryClose(out line);
    }

    bool IsSeparator => _isOpen && !_isComment && _line.Length == 0;

    // The first character of a line tells whether the line before is complete.
    bool TryBegin(char first, out LdifLine completed)
    {
        completed = default;
        if (first == ' ')
        {
            // RFC 2849 note 2: exactly one space is discarded; the first of the lines is not empty.
            if (!_isOpen)
            {
                throw new LdapFormatException("A line that begins with a space continues the one before, and there is none", " ", 0, _number);
            }

            _piece = _piece[1..];
            _isInside = true;
            return false;
        }

        if (TryClose(out completed))
        {
            return true;
        }

        // RFC 2849 note 3: comments are lines that begin with a number sign; they may be folded as well.
        _isComment = first == '#';
        _isOpen = true;
        _isInside = true;
        _start = _number;
        return false;
    }

    bool TryClose(out LdifLine line)
    {
        var isLine = _isOpen && !_isComment;
        line = isLine ? new(WithoutCarriageReturn(), _start) : default;
        _line.Clear();
        _isOpen = false;
        return isLine;
    }

    string WithoutCarriageReturn() =>
        _line[^1] == '\r' && _isInside ? _line.ToString(0, _line.Length - 1) : _line.ToString();

    // Appends up to the end of the piece or of the line; true at the end of a line.
    bool TryAppend(ReadOnlySpan<char> piece)
    {
        var end = piece.IndexOf('\n');
        var text = end < 0 ? piece : piece[..end];
        if (!_isComment)
        {
            ThrowIfTooLong(text.Length);
            _line.Append(text);
        }

        _piece = _piece[(end < 0 ? piece.Length : end + 1)..];
        if (end < 0)
        {
            return false;
        }

        // RFC 2849: SEP = (CR LF / LF)
        if (_line.Length > 0 && _line[^1] == '\r')
        {
            _line.Length--;
        }

        _number++;
        _isInside = false;
        return true;
    }

    void ThrowIfTooLong(int more)
    {
        if (more > maxLineLength - _line.Length)
        {
            var beginning = _line.ToString(0, Math.Min(_line.Length, QuotedOfLongLine));
            var name = beginning.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? beginning[..(colon + 1)] : "";
            throw new LdapFormatException(
                $"A line has at most {maxLineLength} characters here: raise the limit if the file is to be trusted", name, name.Length, _start);
        }
    }
}
