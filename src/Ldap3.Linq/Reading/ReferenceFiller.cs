using System.Collections;
using System.Globalization;
using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Reading;

/// <summary>
/// Gives a projection's entity the references that it looks at. They hold nothing but their names: more is refused when the
/// query is translated.
/// </summary>
static class ReferenceFiller
{
    public static Action<object, SearchResultEntry>? Create(IEnumerable<EntityProperty> properties)
    {
        var references = properties.Where(property => property.ReferenceType is not null).ToArray();
        return references.Length == 0 ? null : (entity, entry) =>
        {
            foreach (var property in references)
            {
                Fill(property, entity, entry);
            }
        };
    }

    static void Fill(EntityProperty property, object entity, SearchResultEntry entry)
    {
        var related = EntityModel.Default.Get(property.ReferenceType!);
        var stubs = entry.GetStrings(property.Attribute).Select(name => Stub(related, DistinguishedName.Verbatim(name))).ToArray();
        if (!property.IsCollection)
        {
            if (stubs.Length > 0)
            {
                property.Member.SetValue(entity, stubs[0]);
            }

            return;
        }

        var values = Array.CreateInstance(related.ClrType, stubs.Length);
        stubs.CopyTo(values, 0);
        var type = property.Member.PropertyType;
        property.Member.SetValue(entity, type.IsInstanceOfType(values)
            ? values
            : Activator.CreateInstance(type, System.Reflection.BindingFlags.Default, null, [(IEnumerable)values], CultureInfo.InvariantCulture));
    }

    static object Stub(EntityType type, DistinguishedName name)
    {
        var stub = Activator.CreateInstance(type.ClrType, nonPublic: true)!;
        type.NameMember?.SetValue(stub, name);
        return stub;
    }
}
