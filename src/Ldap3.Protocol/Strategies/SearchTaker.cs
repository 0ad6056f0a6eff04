using Ldap3.Protocol.Diagnostics;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Strategies;

/// <summary>Takes no more of a search than is wanted.</summary>
static class SearchTaker
{
    public static List<SearchResultEntry> Take(
        Func<SearchRequest, int, IEnumerable<SearchResultEntry>> search, SearchRequest request, int count)
    {
        var entries = new List<SearchResultEntry>(count);
        try
        {
            entries.AddRange(search(Limited(request, count), 0));
        }
        catch (LdapOperationException e) when (IsEnough(e, entries.Count, count))
        {
            // There are more, which is not asked here.
        }

        return entries;
    }

    public static async Task<List<SearchResultEntry>> TakeAsync(
        Func<SearchRequest, int, SearchStream> search, SearchRequest request, int count, CancellationToken cancellationToken)
    {
        var entries = new List<SearchResultEntry>(count);
        try
        {
            await foreach (var entry in search(Limited(request, count), 0).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                entries.Add(entry);
            }
        }
        catch (LdapOperationException e) when (IsEnough(e, entries.Count, count))
        {
            // As above.
        }

        return entries;
    }

    public static SearchResultEntry? Single(List<SearchResultEntry> entries, SearchRequest request) =>
        entries.Count <= 1
            ? entries.FirstOrDefault()
            : throw new LdapException(
                $"{OperationDescription.Of(request)} for {request.Filter} finds more than one entry where one is expected: "
                + $"\"{entries[0].ObjectName}\" and \"{entries[1].ObjectName}\".");

    public static SearchRequest NamesOf(SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request with { Attributes = [SearchRequest.NoAttributes], TypesOnly = true };
    }

    static SearchRequest Limited(SearchRequest request, int count)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request with { SizeLimit = count };
    }

    static bool IsEnough(LdapOperationException e, int had, int wanted) =>
        e.ResultCode == ResultCode.SizeLimitExceeded && had >= wanted;
}
