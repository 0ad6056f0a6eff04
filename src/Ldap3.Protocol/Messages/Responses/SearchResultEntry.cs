using System.Text;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Messages;

/// <summary>
/// An entry found (RFC 4511 section 4.5.2). One that came from a server keeps the octets of its message, checked once, and
/// decodes names and values when they are looked at. Immutable and thread-safe.
/// </summary>
public sealed record SearchResultEntry : LdapResponse
{
    readonly WireEntry? _wire;
    readonly LdapAttribute?[] _decoded;
    readonly IReadOnlyList<LdapAttribute>? _given;
    DistinguishedName _objectName;
    bool _allDecoded;

    /// <summary>Creates an entry from its parts.</summary>
    /// <param name="objectName">The entry's name.</param>
    /// <param name="attributes">The attributes returned, no description twice.</param>
    public SearchResultEntry(DistinguishedName objectName, params IReadOnlyList<LdapAttribute> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        _objectName = objectName;
        _given = attributes;
        _decoded = [];
    }

    SearchResultEntry(WireEntry wire)
    {
        _wire = wire;
        _decoded = [];
    }

    /// <summary>The entry's name. A name that is none by RFC 4514 is kept as it came: see <see cref="DistinguishedName.Rdns"/>.</summary>
    public DistinguishedName ObjectName
    {
        get
        {
            // Threads may both decode here: the results are equal, and a name is one reference.
            if (_objectName.IsEmpty && _wire is { Name.IsEmpty: false } wire)
            {
                _objectName = DistinguishedName.FromServer(Encoding.UTF8.GetString(wire.Name));
            }

            return _objectName;
        }
    }

    /// <summary>The attributes returned, decoded when first asked for.</summary>
    public IReadOnlyList<LdapAttribute> Attributes => _given ?? [];
}
