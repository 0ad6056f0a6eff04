using System.Globalization;
using System.Text;

namespace Ldap3.Protocol.Names;

/// <summary>
/// How names compare when no schema is at hand: attribute types without regard to case, their short names equal to
/// their numbers (RFC 4514 section 3), and values as text without regard to case and to leading, trailing and repeated
/// spaces, as the rules of nearly all naming attributes have it (RFC 4517 section 4.2, RFC 4518 section 2.6).
/// </summary>
public static class NameComparison
{
    static readonly Dictionary<string, string> ShortNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["2.5.4.3"] = "cn",
        ["commonname"] = "cn",
        ["2.5.4.7"] = "l",
        ["localityname"] = "l",
        ["2.5.4.8"] = "st",
        ["stateorprovincename"] = "st",
        ["2.5.4.10"] = "o",
        ["organizationname"] = "o",
        ["2.5.4.11"] = "ou",
        ["organizationalunitname"] = "ou",
        ["2.5.4.6"] = "c",
        ["countryname"] = "c",
        ["2.5.4.9"] = "street",
        ["streetaddress"] = "street",
        ["0.9.2342.19200300.100.1.25"] = "dc",
        ["domaincomponent"] = "dc",
        ["0.9.2342.19200300.100.1.1"] = "uid",
        ["userid"] = "uid",
        ["2.5.4.4"] = "sn",
        ["surname"] = "sn",
    };

    /// <summary>The form of a part that is the same text for equal parts.</summary>
    internal static string Normalize(AttributeTypeAndValue part)
    {
        var type = ShortNames.TryGetValue(part.Type, out var shortName) ? shortName : part.Type.ToLowerInvariant();
        return $"{type}={DistinguishedNameWriter.Escape(FoldText(part.Value.ToString()))}";
    }

    /// <summary>The form of a relative name that is the same text for equal names: its parts sorted.</summary>
    internal static string Normalize(RelativeDistinguishedName rdn) =>
        rdn.Parts.Count == 1
            ? Normalize(rdn.Parts[0])
            : string.Join('+', rdn.Parts.Select(Normalize).Order(StringComparer.Ordinal));

    static string FoldText(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            if (c != ' ')
            {
                folded.Append(char.ToLower(c, CultureInfo.InvariantCulture));
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(c);
            }
        }

        return folded.Length > 0 && folded[^1] == ' ' ? folded.ToString(0, folded.Length - 1) : folded.ToString();
    }
}
