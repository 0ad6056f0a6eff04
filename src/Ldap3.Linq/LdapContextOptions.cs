using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Saving;
using Ldap3.Protocol;
using Microsoft.Extensions.Logging;

namespace Ldap3.Linq;

/// <summary>Which directory a context works with, and how. Immutable and thread safe.</summary>
public abstract class LdapContextOptions
{
    private protected LdapContextOptions()
    {
    }

    /// <summary>The directory. It is shared, and not disposed of with the context.</summary>
    public required LdapDataSource DataSource { get; init; }

    /// <summary>The mapped classes. Worked out from their attributes and conventions by default.</summary>
    public EntityModel Model { get; init; } = EntityModel.Default;

    /// <summary>How many entries a query asks for at a time (RFC 2696). 500 by default; 0 asks for all at once.</summary>
    public int PageSize { get; init; } = 500;

    /// <summary>How many values of a list go into one search; a longer list is split into several. 500 by default.</summary>
    public int MaxListValues { get; init; } = 500;

    /// <summary>
    /// How many entries may meet the condition that a query has on related ones, as in <c>p.Manager.Surname == "Smith"</c>:
    /// their names go into the filter. 1,000 by default; a query that finds more throws.
    /// </summary>
    public int MaxRelatedEntries { get; init; } = 1000;

    /// <summary>
    /// Whether a search whose answer lies partly on other servers, which are not asked, is taken as it is. False by
    /// default: it throws, for rows would be missing.
    /// </summary>
    public bool IgnoreReferences { get; init; }

    /// <summary>
    /// What queries may leave to the client where the directory cannot do it. Nothing by default: such a query is refused.
    /// <see cref="LdapQueryableExtensions.EvaluateOnClient"/> says so for one query.
    /// </summary>
    public ClientEvaluation ClientEvaluation { get; init; }

    /// <summary>
    /// What must not have changed since an entity was read for its changes to be saved. The overwritten values by default.
    /// </summary>
    public ConcurrencyCheck Concurrency { get; init; }

    /// <summary>Whether changes are saved all together or not at all (RFC 5805). One by one by default.</summary>
    public TransactionUse Transactions { get; init; }

    /// <summary>
    /// Whether changes are checked against the server's schema before any is sent. True by default; a server that shows no
    /// schema checks by itself.
    /// </summary>
    public bool ChecksSchema { get; init; } = true;

    /// <summary>Whether the values in filters are logged. False by default: logs show the filters without them.</summary>
    public bool EnableSensitiveDataLogging { get; init; }

    /// <summary>Where queries are logged; null, the default, for where the data source logs.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }
}
