using System.Globalization;
using Ldap3.Protocol.Json;
using Ldap3.Protocol.Ldif;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol;

/// <summary>How a search ended, with all that it found. Immutable.</summary>
public sealed class SearchOutcome : OperationOutcome
{
    readonly IReadOnlyList<LdapResponse> _responses;

    internal SearchOutcome(LdapRequest request, LdapResult result, IReadOnlyList<LdapResponse> responses)
        : base(request, result)
    {
        _responses = responses;
        Entries = [.. responses.OfType<SearchResultEntry>()];
        References = [.. responses.OfType<SearchResultReference>()];
    }

    /// <summary>The entries found, in the order they came; those that came before a failure too.</summary>
    public IReadOnlyList<SearchResultEntry> Entries { get; }

    /// <summary>The places where the search would go on.</summary>
    public IReadOnlyList<SearchResultReference> References { get; }

    /// <summary>The entries as an LDIF document (RFC 2849).</summary>
    /// <exception cref="LdapFormatException">A server sent an attribute description that LDIF cannot hold.</exception>
    public string ToLdif(LdifWriterOptions? options = null)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var writer = new LdifWriter(text, options);
        foreach (var entry in Entries)
        {
            writer.Write(new LdifContentRecord(entry));
        }

        return text.ToString();
    }

    /// <summary>The entries as a JSON document, as <see cref="JsonEntryWriter"/> writes it.</summary>
    /// <param name="indented">Whether for people: with lines and indentation. False by default.</param>
    public string ToJson(bool indented = false) => Entries.ToJson(indented);

    /// <summary>Throws unless the search was carried out to its end.</summary>
    /// <returns>This outcome.</returns>
    /// <exception cref="LdapOperationException">It was not.</exception>
    public new SearchOutcome EnsureSuccess()
    {
        base.EnsureSuccess();
        return this;
    }

    private protected override IReadOnlyList<LdapResponse> Responses => _responses;
}
