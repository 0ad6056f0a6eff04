namespace Ldap3.Protocol.Schema;

/// <summary>Reads the standard schema from the resources of this assembly.</summary>
static class StandardSchema
{
    public static LdapSchema Load()
    {
        var attributeTypes = new List<AttributeType>();
        var objectClasses = new List<ObjectClass>();
        var assembly = typeof(StandardSchema).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".schema", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            while (reader.ReadLine() is { } line)
            {
                if (line.StartsWith("attributetype ", StringComparison.Ordinal))
                {
                    attributeTypes.Add(AttributeType.Parse(line["attributetype ".Length..]));
                }
                else if (line.StartsWith("objectclass ", StringComparison.Ordinal))
                {
                    objectClasses.Add(ObjectClass.Parse(line["objectclass ".Length..]));
                }
            }
        }

        return new LdapSchema(attributeTypes, objectClasses);
    }
}
