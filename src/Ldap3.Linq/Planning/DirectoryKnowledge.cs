using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Ldap3.Linq.Translation;
using Ldap3.Protocol;
using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Servers;

namespace Ldap3.Linq.Planning;

/// <summary>What a directory says of itself, as far as translation asks: read once for each data source. Thread safe.</summary>
sealed class DirectoryKnowledge
{
    static readonly ConditionalWeakTable<LdapDataSource, DirectoryKnowledge> Known = [];

    readonly ConcurrentDictionary<string, AttributeTraits> _traits = new(StringComparer.OrdinalIgnoreCase);
    volatile LdapDirectoryInfo? _info;
    volatile bool _isRead;

    /// <summary>The server's schema, or the standard one where it cannot be read.</summary>
    public LdapSchema Schema => IsComplete ? _info!.Schema! : LdapSchema.Standard;

    /// <summary>Whether the schema is the server's, so that an attribute it does not have is not there.</summary>
    public bool IsComplete => _info?.Schema is { AttributeTypes.Count: > 0 };

    /// <summary>The attribute that tells an entry from all others, whatever its name; null when none is known.</summary>
    public string? IdentityAttribute => !IsComplete ? null
        : Array.Find(["entryUUID", "objectGUID", "nsUniqueId"], name => Schema.FindAttributeType(name) is not null);

    /// <summary>The translations that were made with it.</summary>
    public QueryPlanCache Plans { get; } = new();

    /// <summary>Whether all is known that will ever be.</summary>
    public bool IsRead => _isRead;

    /// <summary>What the schema says of an attribute.</summary>
    public AttributeTraits TraitsOf(string attribute)
    {
        if (!_isRead)
        {
            return SchemaTraits.Read(Schema, IsComplete, attribute);
        }

        return _traits.GetOrAdd(attribute, static (name, knowledge) => SchemaTraits.Read(knowledge.Schema, knowledge.IsComplete, name), this);
    }

    /// <summary>Whether the server lacks a control, as far as it says which it has.</summary>
    public bool LacksControl(string oid) => _info is { SupportedControls.Count: > 0 } info && !info.HasControl(oid);

    /// <summary>Whether the server says that it has a control.</summary>
    public bool HasControl(string oid) => _info?.HasControl(oid) == true;

    /// <summary>Whether the server says that it has an extended operation.</summary>
    public bool HasExtension(string oid) => _info?.HasExtension(oid) == true;

    /// <summary>Whether the server is Active Directory, which gives new entries much of what its schema demands.</summary>
    public bool IsActiveDirectory => _info?.ActiveDirectory is not null;

    public static DirectoryKnowledge Of(LdapDataSource dataSource) => Known.GetOrCreateValue(dataSource);

    /// <summary>Reads it, unless that has been done. A server that tells nothing is worked with all the same.</summary>
    public void Ensure(LdapDataSource dataSource)
    {
        if (_isRead)
        {
            return;
        }

        try
        {
            _info = dataSource.GetDirectoryInfo();
        }
        catch (LdapException exception) when (exception is not (LdapConnectionException or LdapTimeoutException))
        {
            _info = null;
        }

        _isRead = true;
    }

    /// <inheritdoc cref="Ensure"/>
    public async ValueTask EnsureAsync(LdapDataSource dataSource, CancellationToken cancellationToken)
    {
        if (_isRead)
        {
            return;
        }

        try
        {
            _info = await dataSource.GetDirectoryInfoAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (LdapException exception) when (exception is not (LdapConnectionException or LdapTimeoutException))
        {
            _info = null;
        }

        _isRead = true;
    }
}
