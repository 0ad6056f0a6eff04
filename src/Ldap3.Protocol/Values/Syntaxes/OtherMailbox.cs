using System.Diagnostics.CodeAnalysis;

namespace Ldap3.Protocol.Values.Syntaxes;

/// <summary>A mailbox of some mail system (RFC 4517 section 3.3.27): <c>MCIMail$123-4567</c>. Immutable.</summary>
/// <param name="Type">The mail system.</param>
/// <param name="Mailbox">The mailbox there.</param>
public sealed record OtherMailbox(string Type, string Mailbox) : IParsable<OtherMailbox>
{
    /// <summary>Reads the form of RFC 4517.</summary>
    /// <exception cref="LdapFormatException">The text is none.</exception>
    public static OtherMailbox Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var mailbox)
            ? mailbox
            : throw new LdapFormatException("A mailbox is expected: system$mailbox", text, 0);
    }

    /// <summary>Reads the form of RFC 4517, or says that the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out OtherMailbox result)
    {
        // The mailbox may have dollar signs of its own.
        result = text?.Split('$', 2) is [{ Length: > 0 } type, var mailbox] ? new OtherMailbox(type, mailbox) : null;
        return result is not null;
    }

    static OtherMailbox IParsable<OtherMailbox>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<OtherMailbox>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out OtherMailbox result) =>
        TryParse(s, out result);

    /// <summary>The value as a directory has it.</summary>
    public override string ToString() => $"{Type}${Mailbox}";
}
