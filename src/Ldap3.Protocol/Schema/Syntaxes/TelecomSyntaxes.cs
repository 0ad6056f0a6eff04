using System.Text;

namespace Ldap3.Protocol.Schema.Syntaxes;

/// <summary>Syntaxes of telecommunication, whose parts have dollars between them (RFC 4517 section 3.3).</summary>
static class TelecomSyntaxes
{
    static readonly HashSet<string> DeliveryMethods =
        ["any", "mhs", "physical", "telex", "teletex", "g3fax", "g4fax", "ia5", "videotex", "telephone"];

    static readonly HashSet<string> FaxParameters = new(StringComparer.OrdinalIgnoreCase)
    {
        "twoDimensional", "fineResolution", "unlimitedLength", "b4Length", "a3Width", "b4Width", "uncompressed",
    };

    static readonly HashSet<string> TeletexKeys = ["graphic", "control", "misc", "page", "private"];

    public static bool IsDeliveryMethod(ReadOnlySpan<byte> value) =>
        Ascii.IsValid(value) && Parts(value).All(part => DeliveryMethods.Contains(part.Trim(' ')));

    public static bool IsFacsimileNumber(ReadOnlySpan<byte> value) =>
        Ascii.IsValid(value) && IsPrintable(Parts(value)[0]) && Parts(value).Skip(1).All(FaxParameters.Contains);

    public static bool IsTelexNumber(ReadOnlySpan<byte> value) =>
        Ascii.IsValid(value) && Parts(value) is { Length: 3 } parts && parts.All(IsPrintable);

    public static bool IsTeletexTerminal(ReadOnlySpan<byte> value)
    {
        var parts = Encoding.Latin1.GetString(value).Split('$');
        return IsPrintable(parts[0])
            && parts.Skip(1).All(part => part.Contains(':', StringComparison.Ordinal) && TeletexKeys.Contains(part.Split(':')[0]));
    }

    public static bool IsOtherMailbox(ReadOnlySpan<byte> value)
    {
        var dollar = value.IndexOf((byte)'$');
        return Ascii.IsValid(value) && dollar > 0 && StringSyntaxes.IsPrintable(value[..dollar]);
    }

    static string[] Parts(ReadOnlySpan<byte> value) => Encoding.ASCII.GetString(value).Split('$');

    static bool IsPrintable(string text) => StringSyntaxes.IsPrintable(Encoding.Latin1.GetBytes(text));
}
