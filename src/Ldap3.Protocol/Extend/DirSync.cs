using System.Runtime.CompilerServices;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Extend;

/// <summary>
/// Follows the changes of a naming context of Active Directory ([MS-ADTS] section 3.1.1.3.4.1.3): each reading gives what is new since
/// the one before. Not thread safe: one reading at a time.
/// </summary>
/// <remarks>
/// Keep <see cref="Cookie"/> when a reading has ended, and give it to the next <see cref="DirSync"/>: even years later, on another
/// connection, to another server of the domain. A reading that is left early keeps the cookie of its last whole answer, so that the
/// next gives the changes after it once more: none is lost, some may come twice.
/// </remarks>
public sealed class DirSync
{
    readonly LdapConnection _connection;
    readonly DirSyncOptions _options;
    int _running;

    internal DirSync(LdapConnection connection, DirSyncOptions options)
    {
        _connection = connection;
        _options = options;
        Cookie = options.Cookie;
    }

    /// <summary>Where the next changes begin, in the server's own terms; empty before the first.</summary>
    public OctetString Cookie { get; private set; }

    /// <summary>Reads the changes that there are, answer by answer, and ends when there are no more.</summary>
    /// <exception cref="LdapOperationException">
    /// The server refused: <see cref="ResultCode.InsufficientAccessRights"/> to those who may not replicate and do not ask for
    /// <see cref="DirSyncFlags.ObjectSecurity"/>.
    /// </exception>
    /// <exception cref="LdapProtocolException">The server does not say where the next changes begin.</exception>
    public async IAsyncEnumerable<DirSyncChange> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Begin();
        try
        {
            DirSyncResponseControl answer;
            do
            {
                var stream = _connection.StreamAsync(Request());
                await foreach (var entry in stream.WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    yield return new DirSyncChange(entry);
                }

                answer = Advance(stream);
            }
            while (answer.HasMore);
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    /// <inheritdoc cref="ReadAsync"/>
    public IEnumerable<DirSyncChange> Read()
    {
        Begin();
        try
        {
            DirSyncResponseControl answer;
            do
            {
                var stream = _connection.StreamAsync(Request());
                foreach (var entry in stream.ReadBlocking())
                {
                    yield return new DirSyncChange(entry);
                }

                answer = Advance(stream);
            }
            while (answer.HasMore);
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    SearchRequest Request() => new()
    {
        BaseObject = _options.NamingContext,
        Scope = SearchScope.WholeSubtree,
        Filter = _options.Filter,
        Attributes = _options.Attributes,
        Controls = [new DirSyncControl(_options.Flags, Cookie, _options.MaxAttributeCount)],
    };

    DirSyncResponseControl Advance(SearchStream stream)
    {
        var answer = stream.Done?.Controls.Find<DirSyncResponseControl>()
            ?? throw new LdapProtocolException("The server answered a DirSync search without saying where the next changes begin.");
        if (answer.HasMore && answer.Cookie == Cookie)
        {
            throw new LdapProtocolException("The server says that there are more changes, but they begin where these did.");
        }

        Cookie = answer.Cookie;
        return answer;
    }

    void Begin()
    {
        if (Interlocked.Exchange(ref _running, 1) != 0)
        {
            throw new InvalidOperationException(
                "These changes are being read already, and the cookie belongs to that reading. Begin another with DirSync.");
        }
    }
}
