namespace Ldap3.Protocol.Ldif;

/// <summary>
/// Writes LDIF (RFC 2849): entries, and changes as requests. Values that are not plain ASCII are written in base64, long
/// lines are folded. For one flow at a time; the text writer is not disposed of, nor flushed.
/// </summary>
/// <param name="writer">Where the text goes.</param>
/// <param name="options">How to write; null is <see cref="LdifWriterOptions.Default"/>.</param>
public sealed class LdifWriter(TextWriter writer, LdifWriterOptions? options = null)
{
    readonly TextWriter _writer = writer ?? throw new ArgumentNullException(nameof(writer));
    readonly LdifWriterOptions _options = options ?? LdifWriterOptions.Default;
    bool _hasBegun;

    /// <summary>Writes a record and the empty line behind it.</summary>
    /// <exception cref="LdapFormatException">
    /// An attribute description or the identifier of a control is malformed: a server sent it so, and LDIF cannot hold it.
    /// </exception>
    public void Write(LdifRecord record) => _writer.Write(Format(record).Text);

    /// <summary>Writes a record and the empty line behind it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="LdapFormatException">
    /// An attribute description or the identifier of a control is malformed: a server sent it so, and LDIF cannot hold it.
    /// </exception>
    public Task WriteAsync(LdifRecord record, CancellationToken cancellationToken = default) =>
        _writer.WriteAsync(Format(record).Text, cancellationToken);

    /// <summary>Writes a comment, which may have several lines, before the next record.</summary>
    public void WriteComment(string comment) => _writer.Write(FormatComment(comment).Text);

    /// <summary>Writes a comment, which may have several lines, before the next record.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public Task WriteCommentAsync(string comment, CancellationToken cancellationToken = default) =>
        _writer.WriteAsync(FormatComment(comment).Text, cancellationToken);

    LdifFormatter Format(LdifRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var formatter = Begin();
        formatter.Append(record);
        _hasBegun = true;
        return formatter;
    }

    LdifFormatter FormatComment(string comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        var formatter = Begin();
        formatter.AppendComment(comment);
        _hasBegun = true;
        return formatter;
    }

    LdifFormatter Begin()
    {
        var formatter = new LdifFormatter(_options);
        if (!_hasBegun && _options.IncludeVersion)
        {
            formatter.AppendVersion();
        }

        return formatter;
    }
}
