using System.Diagnostics.CodeAnalysis;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Values.ActiveDirectory;

/// <summary>
/// A name by which Active Directory finds an entry wherever it was moved to ([MS-ADTS] section 3.1.1.3.1.2.4): by its
/// <c>objectGUID</c>, by its <c>objectSid</c>, or as the well-known container of another. Immutable.
/// </summary>
/// <remarks>
/// Such a name is no distinguished name: it has no parts, no parent, and says nothing of where the entry lies. It may stand where a
/// request names its entry, and turns into a <see cref="DistinguishedName"/> for that by itself; one that is compared by its text
/// and cannot be taken apart.
/// </remarks>
public sealed record ActiveDirectoryName
{
    ActiveDirectoryName(ActiveDirectoryNameForm form) => Form = form;

    /// <summary>Which form the name has.</summary>
    public ActiveDirectoryNameForm Form { get; }

    /// <summary>The entry's <c>objectGUID</c>, or the container's well-known identifier; null when the name is a SID.</summary>
    public Guid? Guid { get; private init; }

    /// <summary>The entry's <c>objectSid</c>, or null.</summary>
    public Sid? Sid { get; private init; }

    /// <summary>The entry whose container a well-known identifier finds; the empty name in the other forms.</summary>
    public DistinguishedName Parent { get; private init; }

    /// <summary>The name as requests take it.</summary>
    public static implicit operator DistinguishedName(ActiveDirectoryName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.ToDistinguishedName();
    }

    /// <summary>The name of the entry that has this <c>objectGUID</c>.</summary>
    public static ActiveDirectoryName FromGuid(Guid guid) => new(ActiveDirectoryNameForm.Guid) { Guid = guid };

    /// <summary>The name of the entry that has this <c>objectSid</c>.</summary>
    public static ActiveDirectoryName FromSid(Sid sid) => new(ActiveDirectoryNameForm.Sid) { Sid = sid };

    /// <summary>The name of a container that an entry lists in <c>wellKnownObjects</c> or <c>otherWellKnownObjects</c>.</summary>
    /// <param name="guid">Which, such as <see cref="WellKnownGuids.Users"/>.</param>
    /// <param name="parent">The entry that lists it: usually the domain.</param>
    public static ActiveDirectoryName FromWellKnownGuid(Guid guid, DistinguishedName parent) =>
        new(ActiveDirectoryNameForm.WellKnownGuid) { Guid = guid, Parent = parent };

    /// <summary>Reads a name. Identifiers may be written as people do, or as the hexadecimal digits of their octets.</summary>
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static ActiveDirectoryName Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var name)
            ? name
            : throw new LdapFormatException(
                "Expected is <GUID=...>, <SID=...> or <WKGUID=...,name>, with an identifier in its usual form or in hexadecimal digits",
                text,
                0);
    }

    /// <summary>Reads a name as <see cref="Parse"/> does, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ActiveDirectoryName? result)
    {
        result = text is not null && NameComponent.TryRead(text, out var component) && component.Length == text.Length
            ? FromComponent(component)
            : null;
        return result is not null;
    }

    /// <summary>The name as requests take it.</summary>
    public DistinguishedName ToDistinguishedName() => DistinguishedName.Verbatim(ToString());

    /// <summary>The name as the server reads it.</summary>
    public override string ToString() => Form switch
    {
        ActiveDirectoryNameForm.Guid => $"<GUID={Guid}>",
        ActiveDirectoryNameForm.Sid => $"<SID={Sid}>",

        // [MS-ADTS] section 3.1.1.3.1.2.4 writes the digits of a well-known identifier as people do, without hyphens.
        _ => $"<WKGUID={Guid:N},{Parent}>",
    };

    static ActiveDirectoryName? FromComponent(NameComponent component)
    {
        switch (component.Keyword)
        {
            case NameComponent.GuidKeyword when NameComponent.TryReadGuid(component.Value, out var guid):
                return FromGuid(guid);
            case NameComponent.SidKeyword when NameComponent.TryReadSid(component.Value, out var sid):
                return FromSid(sid);
            case NameComponent.WellKnownKeyword when component.Value.IndexOf(',', StringComparison.Ordinal) is var comma and > 0
                && System.Guid.TryParse(component.Value.AsSpan(0, comma), out var guid)
                && DistinguishedName.TryParse(component.Value[(comma + 1)..], DistinguishedNameSyntax.Lenient, out var parent):
                return FromWellKnownGuid(guid, parent);
            default:
                return null;
        }
    }
}
