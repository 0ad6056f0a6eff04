using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Values.ActiveDirectory;

/// <summary>
/// A name with the identifiers of what it names, as <c>ExtendedDnControl</c> has names returned ([MS-ADTS] section
/// 3.1.1.3.4.1.5): <c>&lt;GUID=...&gt;;&lt;SID=...&gt;;CN=...</c>. Also a link with its time to live, as <c>LinkTimeToLiveControl</c> has
/// them returned and a change may write them: <c>&lt;TTL=300&gt;,CN=...</c>. Immutable.
/// </summary>
public sealed record ExtendedDistinguishedName
{
    /// <summary>The name.</summary>
    public required DistinguishedName Name { get; init; }

    /// <summary>The entry's <c>objectGUID</c>, or null when it is not said.</summary>
    public Guid? Guid { get; init; }

    /// <summary>The entry's <c>objectSid</c>, or null when it has none or it is not said.</summary>
    public Sid? Sid { get; init; }

    /// <summary>How long the link will be there, in whole seconds; null when it is not said or the link stays.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>Reads a name, in both formats of the control; one without identifiers is none less.</summary>
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static ExtendedDistinguishedName Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var name, out var position)
            ? name
            : throw new LdapFormatException("Expected are components such as <GUID=...>; and <SID=...>; and then a name", text, position);
    }

    /// <summary>Reads a name as <see cref="Parse"/> does, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ExtendedDistinguishedName? result)
    {
        result = null;
        return text is not null && TryParse(text, out result, out _);
    }

    /// <summary>The name with what is said beside it, identifiers in their usual form.</summary>
    public override string ToString()
    {
        var seconds = TimeToLive is { } time ? $"<TTL={((long)time.TotalSeconds).ToString(CultureInfo.InvariantCulture)}>," : "";
        var guid = Guid is { } id ? $"<GUID={id}>;" : "";
        return $"{seconds}{guid}{(Sid is { } sid ? $"<SID={sid}>;" : "")}{Name}";
    }

    static bool TryParse(string text, [NotNullWhen(true)] out ExtendedDistinguishedName? result, out int position)
    {
        result = null;
        position = 0;
        var name = new ExtendedDistinguishedName { Name = default };
        while (NameComponent.TryRead(text.AsSpan(position), out var component))
        {
            if (name.With(component) is not { } extended)
            {
                return false;
            }

            name = extended;
            position += component.Length;
            if (position < text.Length && text[position] is ';' or ',')
            {
                position++;
            }
        }

        if (!DistinguishedName.TryParse(text[position..], DistinguishedNameSyntax.Lenient, out var rest))
        {
            return false;
        }

        result = name with { Name = rest };
        return true;
    }

    // Samba has more components, which say when a link came and went: they are passed over.
    ExtendedDistinguishedName? With(NameComponent component) => component.Keyword switch
    {
        NameComponent.GuidKeyword => NameComponent.TryReadGuid(component.Value, out var guid) ? this with { Guid = guid } : null,
        NameComponent.SidKeyword => NameComponent.TryReadSid(component.Value, out var sid) ? this with { Sid = sid } : null,
        NameComponent.TimeToLiveKeyword =>
            int.TryParse(component.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                ? this with { TimeToLive = TimeSpan.FromSeconds(seconds) }
                : null,
        _ => this,
    };
}
