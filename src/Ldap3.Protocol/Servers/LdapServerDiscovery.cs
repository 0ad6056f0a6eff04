using System.Net.Sockets;
using DnsClient;
using DnsClient.Protocol;

namespace Ldap3.Protocol.Servers;

/// <summary>Finds the directory servers of a domain by its service records in DNS (RFC 2782). Thread safe.</summary>
public static class LdapServerDiscovery
{
    /// <summary>Finds the servers of a domain.</summary>
    /// <param name="domain">The domain, such as <c>example.org</c>.</param>
    /// <param name="options">Which of the domain's records to ask for, and whom. By default <c>_ldap._tcp</c> of the system's name servers.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>
    /// The servers in the order to try them: by priority, and within one by chance in proportion to their weight. Empty when
    /// the domain has no such servers, or says that it offers none.
    /// </returns>
    /// <exception cref="LdapConnectionException">No name server answered.</exception>
    public static async Task<IReadOnlyList<LdapServer>> FindAsync(
        string domain, LdapDiscoveryOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(domain);
        options ??= new LdapDiscoveryOptions();
        var client = CreateClient(options);
        foreach (var name in options.NamesFor(domain.TrimEnd('.')))
        {
            var records = await AskAsync(client, name, cancellationToken).ConfigureAwait(false);
            if (records.Count > 0)
            {
                return [.. InOrder(records).Select(record => ToServer(record, options.UsesTls))];
            }
        }

        return [];
    }

    static LookupClient CreateClient(LdapDiscoveryOptions options)
    {
        var settings = options.NameServers.Count > 0
            ? new LookupClientOptions([.. options.NameServers])
            : new LookupClientOptions();
        settings.Timeout = options.Timeout;
        settings.ThrowDnsErrors = false;
        return new LookupClient(settings);
    }

    static async Task<List<SrvRecord>> AskAsync(LookupClient client, string name, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.QueryAsync(name, QueryType.SRV, cancellationToken: cancellationToken).ConfigureAwait(false);
            return [.. answer.Answers.SrvRecords().Where(IsOffered)];
        }
        catch (Exception e) when (e is DnsResponseException or SocketException)
        {
            throw new LdapConnectionException(
                $"The directory servers of {name} could not be asked for: {e.Message} Check the name servers, or name the servers.", e);
        }
    }

    // RFC 2782: "." as the target says that the service is decidedly not available at this domain.
    static bool IsOffered(SrvRecord record) => record.Target.Value is not ("." or "");

    static LdapServer ToServer(SrvRecord record, bool usesTls) => new()
    {
        Host = record.Target.Value.TrimEnd('.'),
        Port = record.Port,
        Security = usesTls ? LdapSecurity.Ldaps : null,
    };

    // RFC 2782, "Weight": those without weight first in the list, so that they have a small chance; then one after another is
    // drawn in proportion to its weight.
    static IEnumerable<SrvRecord> InOrder(List<SrvRecord> records)
    {
        foreach (var group in records.GroupBy(record => record.Priority).OrderBy(group => group.Key))
        {
            var left = group.OrderBy(record => record.Weight).ToList();
            while (left.Count > 0)
            {
                var drawn = Random.Shared.Next(left.Sum(record => record.Weight) + 1);
                var next = left.First(record => (drawn -= record.Weight) <= 0);
                left.Remove(next);
                yield return next;
            }
        }
    }
}
