using Microsoft.Win32.SafeHandles;

namespace Ldap3.InMemory.Journals;

/// <summary>
/// A file of parts, each behind its <see cref="JournalHeader"/>, that grows at its end. Not thread safe: it belongs to whoever
/// writes.
/// </summary>
sealed class JournalFile : IDisposable
{
    readonly SafeFileHandle _file;
    readonly JournalFlush _flush;

    JournalFile(SafeFileHandle file, JournalFlush flush)
    {
        _file = file;
        _flush = flush;
        Length = RandomAccess.GetLength(file);
    }

    /// <summary>How long the file is.</summary>
    public long Length { get; private set; }

    /// <summary>Opens a file, or makes an empty one. Nobody else may open it meanwhile.</summary>
    public static JournalFile Open(string path, JournalFlush flush) =>
        new(File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), flush);

    /// <summary>The parts, until the end of the file or a part that is not whole: the file is cut before that.</summary>
    public IEnumerable<(JournalHeader Header, byte[] Content)> Read()
    {
        var start = 0L;
        while (ReadAt(start) is var (header, headerLength, content))
        {
            start += headerLength + header.Length;
            yield return (header, content);
        }

        Cut(start);
    }

    /// <summary>Writes a part behind the others: all of it or, when that fails, nothing.</summary>
    public void Append(JournalHeader header, byte[] content)
    {
        var line = header.ToLine();
        try
        {
            RandomAccess.Write(_file, [line, content], Length);
            if (_flush == JournalFlush.Disk)
            {
                RandomAccess.FlushToDisk(_file);
            }
        }
        catch
        {
            Cut(Length);
            throw;
        }

        Length += line.Length + content.Length;
    }

    /// <summary>Forgets all parts.</summary>
    public void Clear() => Cut(0);

    public void Dispose() => _file.Dispose();

    void Cut(long length)
    {
        if (RandomAccess.GetLength(_file) != length)
        {
            RandomAccess.SetLength(_file, length);
        }

        Length = length;
    }

    (JournalHeader Header, int HeaderLength, byte[] Content)? ReadAt(long start)
    {
        var line = new byte[256];
        var count = RandomAccess.Read(_file, line, start);
        if (JournalHeader.Read(line.AsSpan(0, count), out var headerLength) is not { } header
            || header.Length > Length - start - headerLength)
        {
            return null;
        }

        var content = new byte[header.Length];
        var read = 0;
        while (read < content.Length)
        {
            var next = RandomAccess.Read(_file, content.AsSpan(read), start + headerLength + read);
            if (next == 0)
            {
                return null;
            }

            read += next;
        }

        return header.IsOf(content) ? (header, headerLength, content) : null;
    }
}
