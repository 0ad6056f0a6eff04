using System.IO.Compression;

namespace Ldap3.Protocol.Schema.Offline;

/// <summary>
/// Schemas of servers, for work without one. They are those servers' own answers, recorded by
/// <c>tests/servers/record-schemas.sh</c>, less the descriptions.
/// </summary>
static class OfflineSchema
{
    const string Prefix = "Ldap3.Protocol.Schema.Offline.";

    public static readonly Lazy<LdapSchema> OpenLdap = new(() => Load("openldap"));
    public static readonly Lazy<LdapSchema> Ds389 = new(() => Load("ds389"));
    public static readonly Lazy<LdapSchema> ActiveDirectory = new(() => Load("samba"));

    static LdapSchema Load(string server)
    {
        var name = $"{Prefix}{server}.schema.gz";
        using var stream = typeof(OfflineSchema).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
        using var reader = new StreamReader(new GZipStream(stream, CompressionMode.Decompress));
        return new LdapSchemaBuilder().AddText(reader).Build();
    }
}
