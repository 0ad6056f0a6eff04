using Ldap3.Protocol;
using Ldap3.Protocol.Strategies;

namespace Ldap3.Specification;

/// <summary>A directory that holds the sample company, opened as its administrator. Each kind of server has one.</summary>
public abstract class DirectoryFixture : IAsyncDisposable
{
    LdapDataSource? _source;

    /// <summary>The directory. Asking for one that is not there skips the test.</summary>
    public LdapDataSource Source => _source ??= CreateSource();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_source is not null)
        {
            await _source.DisposeAsync();
        }
    }

    /// <summary>The same directory through another strategy. The caller disposes of it.</summary>
    public LdapDataSource SourceWith(Strategy strategy) => CreateSource(strategy);

    protected abstract LdapDataSource CreateSource(Strategy? strategy = null);
}
