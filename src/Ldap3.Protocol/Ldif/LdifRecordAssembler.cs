using System.Diagnostics.CodeAnalysis;

namespace Ldap3.Protocol.Ldif;

/// <summary>Makes records of pieces of a file; who fetches the pieces, blocking or not, is another's business.</summary>
sealed class LdifRecordAssembler(LdifReaderOptions options)
{
    readonly LdifLineSplitter _splitter = new(options.MaxLineLength);
    readonly LdifRecordParser _parser = new(options);
    readonly List<LdifLine> _lines = [];
    bool _isFirstPiece = true;
    bool _isLastPiece;

    /// <summary>Gives the next piece, an empty one at the end; the one before must have been used up by <see cref="TryTake"/>.</summary>
    public void Feed(ReadOnlyMemory<char> piece)
    {
        _isLastPiece = piece.IsEmpty;
        if (_isLastPiece)
        {
            _splitter.Complete();
            return;
        }

        // A byte order mark that the text reader did not take away.
        var start = _isFirstPiece && piece.Span[0] == '\uFEFF' ? 1 : 0;
        _isFirstPiece = false;
        _splitter.Feed(piece[start..]);
    }

    /// <summary>Takes the next record, or says that it takes another piece to complete it.</summary>
    public bool TryTake([NotNullWhen(true)] out LdifRecord? record)
    {
        while (_splitter.TryTake(out var line))
        {
            if (line.Text.Length > 0)
            {
                _lines.Add(line);
            }
            else if (TryParse(out record))
            {
                return true;
            }
        }

        record = null;
        return _isLastPiece && TryParse(out record);
    }

    public LdapFormatException FailEncoding() =>
        new("The file is not UTF-8 here or within the next lines: for another encoding, read it through a text reader", "", 0, _splitter.Number);

    bool TryParse([NotNullWhen(true)] out LdifRecord? record)
    {
        record = null;
        try
        {
            record = _lines.Count > 0 ? _parser.Parse(_lines) : null;
        }
        catch (LdapFormatException malformed) when (options.Malformed is not null)
        {
            options.Malformed(malformed, [.. _lines.Select(line => line.Text)]);
        }

        _lines.Clear();
        return record is not null;
    }
}
