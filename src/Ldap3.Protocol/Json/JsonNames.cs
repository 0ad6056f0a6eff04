namespace Ldap3.Protocol.Json;

/// <summary>The words of the documents.</summary>
static class JsonNames
{
    public const string Entries = "entries";
    public const string Dn = "dn";
    public const string Attributes = "attributes";

    /// <summary>Where ldap3 keeps the values as they travelled, beside those that it read by the schema.</summary>
    public const string Raw = "raw";
    public const string Encoded = "encoded";
    public const string Encoding = "encoding";
    public const string Base64 = "base64";
}
