namespace Ldap3.Protocol.Schema;

/// <summary>Reads the schema that comes with the library.</summary>
static class StandardSchema
{
    const string Prefix = "Ldap3.Protocol.Schema.Standard.";

    static readonly string[] Files =
        ["matching", "rfc4512", "operational", "rfc4519", "rfc4523", "rfc4524", "rfc2798", "rfc2307", "policy", "dynamic"];

    public static LdapSchema Load()
    {
        var builder = new LdapSchemaBuilder();
        foreach (var file in Files)
        {
            var name = $"{Prefix}{file}.schema";
            using var stream = typeof(StandardSchema).Assembly.GetManifestResourceStream(name)
                ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
            using var reader = new StreamReader(stream);
            builder.AddText(reader);
        }

        return builder.Build();
    }
}
