using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Messages;

/// <content>Attributes of one type that differ in their options: languages, transfer encodings.</content>
public sealed partial record SearchResultEntry
{
    /// <summary>
    /// The attribute of exactly that description, options included, without regard to case; null when the entry has none.
    /// <c>entry["cn"]</c> is not <c>entry["cn;lang-de"]</c>, though a server gives both to whoever asks for <c>cn</c>:
    /// <see cref="FindAll"/> finds both, too.
    /// </summary>
    public LdapAttribute? this[string description] => Find(description);

    /// <summary>
    /// The attributes that asking for a description gives (RFC 4512 section 2.5.3): those with these options, more or not,
    /// in the order they came. <c>userCertificate</c> finds <c>userCertificate;binary</c> (RFC 4522), <c>cn;lang-en-</c>
    /// every English (RFC 3866).
    /// </summary>
    public IReadOnlyList<LdapAttribute> FindAll(AttributeDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        var found = new List<LdapAttribute>();
        for (var i = 0; i < AttributeCount; i++)
        {
            if (description.Includes(AttributeDescription.FromServer(GetDescription(i))))
            {
                found.Add(Attributes[i]);
            }
        }

        return found;
    }

    /// <summary>
    /// The attributes of a type by the language of their values (RFC 3866), without regard to case; values of no language
    /// are found at the empty text, values in two languages at both.
    /// </summary>
    /// <param name="type">The type, or with options only what has these too.</param>
    public IReadOnlyDictionary<string, LdapAttribute> FindByLanguage(AttributeDescription type)
    {
        var found = new Dictionary<string, LdapAttribute>(StringComparer.OrdinalIgnoreCase);
        foreach (var attribute in FindAll(type))
        {
            var languages = attribute.Description.Languages;
            foreach (var language in languages is [] ? [""] : languages)
            {
                found.TryAdd(language, attribute);
            }
        }

        return found;
    }

    /// <summary>
    /// The attribute of a type in the first of some languages that the entry has it in, else the one of no language, else
    /// null. For <c>de-CH</c> also <c>de</c> will do (RFC 4647 section 3.4).
    /// </summary>
    /// <param name="type">The type.</param>
    /// <param name="languages">The languages that the reader knows, the best known first.</param>
    public LdapAttribute? FindInLanguage(AttributeDescription type, params IReadOnlyList<string> languages)
    {
        ArgumentNullException.ThrowIfNull(languages);
        var found = FindByLanguage(type);
        return languages.SelectMany(LanguageTag.Widening).Select(found.GetValueOrDefault).FirstOrDefault(attribute => attribute is not null)
            ?? found.GetValueOrDefault("");
    }
}
