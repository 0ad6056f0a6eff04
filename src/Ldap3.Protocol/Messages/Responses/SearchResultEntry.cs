using System.Text;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Messages;

/// <summary>
/// An entry found (RFC 4511 section 4.5.2). One that came from a server keeps the octets of its message, checked once, and
/// decodes each part when it is looked at. Immutable and thread safe. Equal when names, descriptions, values (in order)
/// and controls are.
/// </summary>
public sealed partial record SearchResultEntry : LdapResponse
{
    readonly EncodedEntry? _encoded;
    DistinguishedName _objectName;
    IReadOnlyList<LdapAttribute>? _attributes;

    /// <summary>Creates an entry from its parts.</summary>
    /// <param name="objectName">The entry's name.</param>
    /// <param name="attributes">The attributes returned, no description twice.</param>
    public SearchResultEntry(DistinguishedName objectName, params IReadOnlyList<LdapAttribute> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        _objectName = objectName;
        _attributes = attributes;
    }

    SearchResultEntry(EncodedEntry encoded) => _encoded = encoded;

    /// <summary>
    /// The entry's name, as the server wrote it. One that RFC 4514 does not allow is kept too:
    /// <see cref="DistinguishedName.Rdns"/> throws then, its text is still there.
    /// </summary>
    public DistinguishedName ObjectName
    {
        get
        {
            // Two threads may both decode it: the names are equal, and one reference is written at once.
            if (_objectName.IsEmpty && _encoded is not null)
            {
                _objectName = _encoded.ReadObjectName();
            }

            return _objectName;
        }
    }

    /// <summary>
    /// The attributes returned, in the order they came. Descriptions that RFC 4512 does not allow, such as Active
    /// Directory's <c>member;range=0-1499</c>, are kept as they came: what stands before the semicolon is the type.
    /// </summary>
    public IReadOnlyList<LdapAttribute> Attributes => _attributes ??= DecodeAttributes(_encoded!);

    /// <summary>The number of attributes.</summary>
    public int AttributeCount => _encoded?.AttributeCount ?? _attributes!.Count;

    /// <summary>Whether the description of any attribute has options.</summary>
    internal bool HasOptions =>
        _encoded?.HasOptions ?? _attributes!.Any(attribute => attribute.Description.HasOptions);

    /// <summary>The attribute of exactly that description, without regard to case, or null when the entry has none.</summary>
    public LdapAttribute? Find(string description)
    {
        var index = IndexOf(description);
        return index < 0 ? null
            : _attributes is { } attributes ? attributes[index]
            : _encoded!.ReadAttribute(index);
    }

    /// <summary>The place in <see cref="Attributes"/> of exactly that description, without regard to case, or -1.</summary>
    public int IndexOf(ReadOnlySpan<char> description)
    {
        if (_encoded is not null)
        {
            return _encoded.IndexOf(description);
        }

        for (var i = 0; i < _attributes!.Count; i++)
        {
            if (description.Equals(_attributes[i].Description.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The description of the attribute at that place, as text; often seen ones are one string.</summary>
    public string GetDescription(int index) => (_encoded is not null
        ? AttributeDescriptionCache.Get(_encoded.Description(index))
        : _attributes![index].Description).ToString();

    /// <summary>The values of the attribute at that place, read where they lie, without a copy or an allocation.</summary>
    public AttributeValues GetValues(int index) => _encoded is not null
        ? new AttributeValues(_encoded.Values(index))
        : new AttributeValues(_attributes![index].Values);

    /// <summary>The values of the attribute of exactly that description, without regard to case, read where they lie.</summary>
    /// <returns>Whether the entry has the attribute.</returns>
    public bool TryGetValues(string description, out AttributeValues values)
    {
        var index = IndexOf(description);
        values = index < 0 ? default : GetValues(index);
        return index >= 0;
    }

    /// <summary>The first value of the attribute as text, or null when the entry has none.</summary>
    public string? GetString(string description) =>
        TryGetValues(description, out var values) && values.MoveNext() ? Encoding.UTF8.GetString(values.Current) : null;

    /// <summary>The values of the attribute as text; none when the entry lacks it.</summary>
    public IReadOnlyList<string> GetStrings(string description)
    {
        if (!TryGetValues(description, out var values))
        {
            return [];
        }

        var texts = new string[values.Count()];
        for (var i = 0; values.MoveNext(); i++)
        {
            texts[i] = Encoding.UTF8.GetString(values.Current);
        }

        return texts;
    }

    /// <inheritdoc/>
    public bool Equals(SearchResultEntry? other)
    {
        if (!base.Equals(other) || AttributeCount != other.AttributeCount || ObjectName != other.ObjectName)
        {
            return false;
        }

        for (var i = 0; i < AttributeCount; i++)
        {
            if (!string.Equals(GetDescription(i), other.GetDescription(i), StringComparison.OrdinalIgnoreCase)
                || !SameValues(GetValues(i), other.GetValues(i)))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ObjectName, AttributeCount);

    /// <summary>The name and the descriptions of the attributes; values are not printed, for they may be secret.</summary>
    public override string ToString() =>
        $"{ObjectName} ({string.Join(", ", Enumerable.Range(0, AttributeCount).Select(GetDescription))})";

    /// <summary>An entry that came from a peer.</summary>
    internal static SearchResultEntry FromEncoded(EncodedEntry encoded, IReadOnlyList<Control> controls) =>
        new(encoded) { Controls = controls };

    static LdapAttribute[] DecodeAttributes(EncodedEntry encoded)
    {
        var attributes = new LdapAttribute[encoded.AttributeCount];
        for (var i = 0; i < attributes.Length; i++)
        {
            attributes[i] = encoded.ReadAttribute(i);
        }

        return attributes;
    }

    static bool SameValues(AttributeValues left, AttributeValues right)
    {
        while (left.MoveNext())
        {
            if (!right.MoveNext() || !left.Current.SequenceEqual(right.Current))
            {
                return false;
            }
        }

        return !right.MoveNext();
    }
}
