using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Ldap3.Protocol.Transfer;

/// <summary>
/// Applies LDIF (RFC 2849) to a server: entries are added, changes made, several at once where their order does not count.
/// Thread-safe; each import is on its own.
/// </summary>
/// <remarks>
/// A record waits for those before it that concern the same entry, or one above or below it: parents come before children,
/// children are deleted before parents, and the changes of one entry stay in order. Nothing is lost when an import ends
/// early: <see cref="LdifImportReport.Position"/> says where to go on, and the rejects have each record that failed.
/// </remarks>
/// <param name="connection">Where the records go. It stays the caller's.</param>
/// <param name="options">How they are applied; null is <see cref="LdifImportOptions.Default"/>.</param>
public sealed class LdifImporter(LdapConnection connection, LdifImportOptions? options = null)
{
    readonly LdapConnection _connection = connection ?? throw new ArgumentNullException(nameof(connection));
    readonly LdifImportOptions _options = options ?? LdifImportOptions.Default;

    /// <summary>Applies the records of a text.</summary>
    /// <param name="source">The text. It is not disposed of.</param>
    /// <param name="rejects">
    /// Where records that failed are written as LDIF, each behind comments that say why, so that the file can be corrected
    /// and imported as it is; null writes them nowhere. Not disposed of, but flushed. It may hold secrets.
    /// </param>
    /// <param name="cancellationToken">Ends the import after the records under way; the report says so, nothing is thrown.</param>
    /// <returns>What became of it. Refusals of the server, malformed text and a lost connection are reported, not thrown.</returns>
    [SuppressMessage("ApiDesign", "RS0026", Justification = "The overloads differ in the source, which has no default.")]
    public Task<LdifImportReport> ImportAsync(
        TextReader source, TextWriter? rejects = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new LdifImportRun(_connection, _options, rejects).RunAsync(source, cancellationToken);
    }

    /// <summary>Applies the records of UTF-8 octets.</summary>
    /// <param name="source">The octets. The stream is not disposed of.</param>
    /// <param name="rejects">Where records that failed are written, as for a text.</param>
    /// <param name="cancellationToken">Ends the import after the records under way; the report says so, nothing is thrown.</param>
    /// <returns>What became of it, as for a text.</returns>
    [SuppressMessage("ApiDesign", "RS0026", Justification = "The overloads differ in the source, which has no default.")]
    public async Task<LdifImportReport> ImportAsync(
        Stream source, TextWriter? rejects = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var reader = new StreamReader(source, new UTF8Encoding(false, throwOnInvalidBytes: true), leaveOpen: true);
        return await ImportAsync(reader, rejects, cancellationToken).ConfigureAwait(false);
    }
}
