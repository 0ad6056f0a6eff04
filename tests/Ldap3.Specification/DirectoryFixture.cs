using Ldap3.Protocol;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Strategies;

namespace Ldap3.Specification;

/// <summary>A directory that holds the sample company, opened as its administrator. Each kind of server has one.</summary>
public abstract class DirectoryFixture : IAsyncDisposable
{
    LdapDataSource? _source;

    /// <summary>The directory. Asking for one that is not there skips the test.</summary>
    public LdapDataSource Source => _source ??= CreateSource();

    /// <summary>Whether a person has one mail address at most, as in Active Directory; the company's second ones are not there.</summary>
    public virtual bool KeepsOneMail => false;

    /// <summary>Whether an entry has one value for its name, as in Active Directory, so that a new name always ends the old.</summary>
    public virtual bool KeepsOneName => false;

    /// <summary>Whether the schema calls an attribute by one name only, as Active Directory's does.</summary>
    public virtual bool NamesAttributesOnce => false;

    /// <summary>Whether a refusal says how far the name was found (RFC 4511 section 4.1.9). Samba does not.</summary>
    public virtual bool SaysWhatMatched => true;

    /// <summary>Whether the server tells who one is (RFC 4532). Samba 4.17 does not.</summary>
    public virtual bool KnowsWhoAmI => true;

    /// <summary>The name of a person of the company, of whom this is the uid.</summary>
    public virtual DistinguishedName PersonName(string uid) => Source.BaseDn.Child("ou", "People").Child("uid", uid);

    /// <summary>The password of a person of the company who has one.</summary>
    public virtual string PersonPassword(string uid) => $"{uid}-pw";

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
