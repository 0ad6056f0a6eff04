using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace Ldap3.Protocol.Ldif;

/// <summary>
/// Reads LDIF (RFC 2849) record by record, whatever the size of the file. Content and change records may be mixed; raw
/// UTF-8 is taken where RFC 2849 has base64. Who stops early has read a little ahead. The methods are thread-safe, what
/// they return is for one flow.
/// </summary>
public static class LdifReader
{
    const string Overloads = "RS0026:Do not add multiple public overloads with optional parameters";
    const string DifferInSource = "They differ in the source, which has no default.";
    const int BufferLength = 8192;

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads all records of a text.</summary>
    /// <exception cref="LdapFormatException">The text is no LDIF; the exception has the line.</exception>
    public static IReadOnlyList<LdifRecord> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var reader = new StringReader(text);
        return [.. Read(reader)];
    }

    /// <summary>Reads records. The reader is not disposed of.</summary>
    /// <param name="source">The text.</param>
    /// <param name="options">How to read; null is <see cref="LdifReaderOptions.Default"/>.</param>
    /// <exception cref="LdapFormatException">While enumerating: the text is no LDIF; the exception has the line.</exception>
    [SuppressMessage("ApiDesign", Overloads, Justification = DifferInSource)]
    public static IEnumerable<LdifRecord> Read(TextReader source, LdifReaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return ReadRecords(source, options ?? LdifReaderOptions.Default);
    }

    /// <summary>Reads records from UTF-8. The stream is not disposed of.</summary>
    /// <param name="source">The octets; what is not UTF-8 is refused. For other encodings, use a text reader.</param>
    /// <param name="options">How to read; null is <see cref="LdifReaderOptions.Default"/>.</param>
    /// <exception cref="LdapFormatException">While enumerating: the text is no LDIF; the exception has the line.</exception>
    [SuppressMessage("ApiDesign", Overloads, Justification = DifferInSource)]
    public static IEnumerable<LdifRecord> Read(Stream source, LdifReaderOptions? options = null) =>
        Read(Open(source), options);

    /// <summary>Reads records without blocking. The reader is not disposed of.</summary>
    /// <param name="source">The text.</param>
    /// <param name="options">How to read; null is <see cref="LdifReaderOptions.Default"/>. A URL resolver still blocks.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LdapFormatException">While enumerating: the text is no LDIF; the exception has the line.</exception>
    [SuppressMessage("ApiDesign", Overloads, Justification = DifferInSource)]
    public static IAsyncEnumerable<LdifRecord> ReadAsync(
        TextReader source, LdifReaderOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return ReadRecordsAsync(source, options ?? LdifReaderOptions.Default, cancellationToken);
    }

    /// <summary>Reads records from UTF-8 without blocking. The stream is not disposed of.</summary>
    /// <param name="source">The octets; what is not UTF-8 is refused. For other encodings, use a text reader.</param>
    /// <param name="options">How to read; null is <see cref="LdifReaderOptions.Default"/>. A URL resolver still blocks.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LdapFormatException">While enumerating: the text is no LDIF; the exception has the line.</exception>
    [SuppressMessage("ApiDesign", Overloads, Justification = DifferInSource)]
    public static IAsyncEnumerable<LdifRecord> ReadAsync(
        Stream source, LdifReaderOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadAsync(Open(source), options, cancellationToken);

    static StreamReader Open(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new(source, StrictUtf8, leaveOpen: true);
    }

    static IEnumerable<LdifRecord> ReadRecords(TextReader source, LdifReaderOptions options)
    {
        var assembler = new LdifRecordAssembler(options);
        var buffer = new char[BufferLength];
        int count;
        do
        {
            try
            {
                count = source.Read(buffer, 0, BufferLength);
            }
            catch (DecoderFallbackException)
            {
                throw assembler.FailEncoding();
            }

            assembler.Feed(buffer.AsMemory(0, count));
            while (assembler.TryTake(out var record))
            {
                yield return record;
            }
        }
        while (count > 0);
    }

    static async IAsyncEnumerable<LdifRecord> ReadRecordsAsync(
        TextReader source, LdifReaderOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var assembler = new LdifRecordAssembler(options);
        var buffer = new char[BufferLength];
        int count;
        do
        {
            try
            {
                count = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            }
            catch (DecoderFallbackException)
            {
                throw assembler.FailEncoding();
            }

            assembler.Feed(buffer.AsMemory(0, count));
            while (assembler.TryTake(out var record))
            {
                yield return record;
            }
        }
        while (count > 0);
    }
}
