using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Messages;

/// <summary>
/// An entry found (RFC 4511 section 4.5.2). One that came from a server keeps the octets of its message and decodes each
/// part when it is looked at. Immutable and thread safe.
/// </summary>
public sealed record SearchResultEntry : LdapResponse
{
    readonly EncodedEntry? _encoded;
    readonly DistinguishedName _objectName;
    IReadOnlyList<LdapAttribute>? _attributes;

    /// <summary>Creates an entry from its parts.</summary>
    /// <param name="objectName">The entry's name.</param>
    /// <param name="attributes">The attributes returned, no description twice.</param>
    public SearchResultEntry(DistinguishedName objectName, params IReadOnlyList<LdapAttribute> attributes)
    {
        _objectName = objectName;
        _attributes = attributes;
    }

    internal SearchResultEntry(EncodedEntry encoded) => _encoded = encoded;

    /// <summary>The entry's name, as the server wrote it.</summary>
    public DistinguishedName ObjectName => _encoded is null ? _objectName : _encoded.ReadObjectName();

    /// <summary>The attributes returned, in the order they came.</summary>
    public IReadOnlyList<LdapAttribute> Attributes => _attributes ??= DecodeAttributes(_encoded!);

    /// <summary>The attribute of exactly that description, without regard to case, or null when the entry has none.</summary>
    public LdapAttribute? Find(string description)
    {
        if (_attributes is null)
        {
            var index = _encoded!.IndexOf(description);
            return index < 0 ? null : _encoded.ReadAttribute(index);
        }

        foreach (var attribute in _attributes)
        {
            if (string.Equals(attribute.Description.ToString(), description, StringComparison.OrdinalIgnoreCase))
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>The values of the attribute of exactly that description, without regard to case, read where they lie.</summary>
    /// <returns>Whether the entry has the attribute.</returns>
    public bool TryGetValues(string description, out AttributeValues values)
    {
        if (_encoded is not null)
        {
            var index = _encoded.IndexOf(description);
            values = index < 0 ? default : new AttributeValues(_encoded.EncodedValues(index).Span);
            return index >= 0;
        }

        var attribute = Find(description);
        values = attribute is null ? default : new AttributeValues(attribute.Values);
        return attribute is not null;
    }

    /// <summary>The first value of the attribute as text, or null when the entry has none.</summary>
    public string? GetString(string description) =>
        TryGetValues(description, out var values) && values.MoveNext()
            ? System.Text.Encoding.UTF8.GetString(values.Current)
            : null;

    /// <summary>The values of the attribute as text; none when the entry lacks it.</summary>
    public IReadOnlyList<string> GetStrings(string description) =>
        Find(description) is { } attribute ? [.. attribute.Values.Select(value => value.ToString())] : [];

    /// <summary>The name and the descriptions of the attributes; values are not printed, for they may be secret.</summary>
    public override string ToString() =>
        $"{ObjectName} ({string.Join(", ", Attributes.Select(attribute => attribute.Description))})";

    static LdapAttribute[] DecodeAttributes(EncodedEntry encoded)
    {
        var attributes = new LdapAttribute[encoded.AttributeCount];
        for (var i = 0; i < attributes.Length; i++)
        {
            attributes[i] = encoded.ReadAttribute(i);
        }

        return attributes;
    }
}
