using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Values.ActiveDirectory;

namespace Ldap3.Protocol.Strategies;

/// <summary>
/// Fetches the values that a server kept back: of an attribute with many, Active Directory gives 1500 as
/// <c>member;range=0-1499</c>, and the rest to whoever asks ([MS-ADTS] section 3.1.1.3.1.3.3).
/// </summary>
/// <param name="request">The search that entries come from. Ranges that it asks for itself are left as they are.</param>
sealed class RangeCompletion(SearchRequest request)
{
    static readonly string[] OfTheWholeSearch =
    [
        PagedResultsControl.ControlOid, ServerSideSortControl.ControlOid, VirtualListViewControl.ControlOid,
        AttributeScopedQueryControl.ControlOid, NotificationControl.ControlOid, RangeRetrievalNoErrorControl.ControlOid,
        PersistentSearchControl.ControlOid,
    ];

    /// <summary>What completes the entries of a search, or null when nothing is to be completed.</summary>
    public static RangeCompletion? For(SearchRequest request, LdapConnectionOptions options) =>
        // DirSync says by ranges whether a value came or went.
        options.CompletesRanges && !request.TypesOnly && request.Controls.All(control => control.Oid != DirSyncControl.ControlOid)
            ? new RangeCompletion(request)
            : null;

    /// <summary>The same answer; an entry that lacks values with all of them.</summary>
    public LdapResponse? Complete(ILdapStrategy strategy, LdapResponse? response)
    {
        while (response is SearchResultEntry entry && NextGap(entry) is { } gap)
        {
            while (gap.Missing is { } missing)
            {
                using var reading = new SearchReading(strategy, RequestFor(entry, missing), 0);
                while (reading.Next() is { } answer)
                {
                    gap.Take(answer);
                }
            }

            response = gap.Close();
        }

        return response;
    }

    /// <inheritdoc cref="Complete"/>
    public ValueTask<LdapResponse?> CompleteAsync(
        ILdapStrategy strategy, LdapResponse? response, CancellationToken cancellationToken) =>
        response is SearchResultEntry entry && NextGap(entry) is not null
            ? FillAsync(strategy, entry, cancellationToken)
            : new(response);

    async ValueTask<LdapResponse?> FillAsync(
        ILdapStrategy strategy, SearchResultEntry entry, CancellationToken cancellationToken)
    {
        while (NextGap(entry) is { } gap)
        {
            while (gap.Missing is { } missing)
            {
                var reading = new SearchReading(strategy, RequestFor(entry, missing), 0);
                await using var ending = reading.ConfigureAwait(false);
                while (await reading.NextAsync(cancellationToken).ConfigureAwait(false) is { } answer)
                {
                    gap.Take(answer);
                }
            }

            entry = gap.Close();
        }

        return entry;
    }

    RangeGap? NextGap(SearchResultEntry entry)
    {
        if (!entry.HasOptions)
        {
            return null;
        }

        for (var i = 0; i < entry.AttributeCount; i++)
        {
            if (AttributeRange.TryParse(entry.GetDescription(i), out var range) && range.Last is not null && !IsAskedFor(range))
            {
                return new RangeGap(entry, i, range);
            }
        }

        return null;
    }

    bool IsAskedFor(AttributeRange range) => request.Attributes.Any(
        asked => AttributeRange.TryParse(asked, out var own)
            && string.Equals(own.Attribute, range.Attribute, StringComparison.OrdinalIgnoreCase));

    SearchRequest RequestFor(SearchResultEntry entry, AttributeRange missing) => new()
    {
        BaseObject = PlainName(entry.ObjectName),
        Scope = SearchScope.BaseObject,
        Attributes = [missing.ToString()],

        // What the search sees and as whom stays; values that went meanwhile are no error.
        Controls =
        [
            .. request.Controls.Where(control => !OfTheWholeSearch.Contains(control.Oid)), new RangeRetrievalNoErrorControl(),
        ],
    };

    // ExtendedDnControl writes names that are no bases.
    static DistinguishedName PlainName(DistinguishedName name) =>
        name.ToString() is ['<', ..] text && ExtendedDistinguishedName.TryParse(text, out var extended)
            ? extended.Guid is { } guid ? ActiveDirectoryName.FromGuid(guid) : extended.Name
            : name;
}
