using System.Reflection;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification.Oracle;

/// <summary>Makes things with random values, some without.</summary>
/// <param name="random">Decides.</param>
/// <param name="words">What texts are made of.</param>
sealed class ThingMaker<T>(Random random, IReadOnlyList<string> words)
    where T : class, IThing
{
    /// <summary>Makes things that refer to things made before them.</summary>
    public T[] Make(int count, DistinguishedName parent, string namingAttribute)
    {
        var things = new List<T>(count);
        for (var i = 0; i < count; i++)
        {
            var thing = Activator.CreateInstance<T>();
            foreach (var property in typeof(T).GetProperties().Where(property => property.Name is not ("Dn" or "Key" or "Nothing")))
            {
                Fill(thing, property, things);
            }

            thing.Key = $"t{i}";
            thing.Dn = parent.Child(namingAttribute, thing.Key);
            things.Add(thing);
        }

        return [.. things];
    }

    void Fill(T thing, PropertyInfo property, List<T> others)
    {
        var isOptional = new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
        if (isOptional && random.Next(2) == 0)
        {
            return;
        }

        var isExact = property.IsDefined(typeof(MindsCaseAttribute));
        object? value = (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
        {
            var type when type == typeof(string) => isExact ? $"/{Ascii()}" : Text(),
            var type when type == typeof(string[]) => Some(Ascii),
            var type when type == typeof(IList<string>) => Some(Ascii).ToList(),
            var type when type == typeof(IList<DistinguishedName>) => others.Count == 0
                ? new List<DistinguishedName>()
                : Enumerable.Range(0, random.Next(3)).Select(_ => Other(others).Dn).Distinct().ToList(),
            var type when type == typeof(T) => others.Count == 0 ? null : Other(others),
            var type => type,
        };
        property.SetValue(thing, value is Type plain ? Simple(plain, others) : value);
    }

    object? Simple(Type type, List<T> others) => type switch
    {
        _ when type == typeof(int) => random.Next(10),
        _ when type == typeof(bool) => random.Next(2) == 0,
        _ when type == typeof(DistinguishedName) => others.Count == 0 ? null : Other(others).Dn,
        _ when type.IsEnum => Enum.ToObject(type, type.IsDefined(typeof(FlagsAttribute)) ? random.Next(8) : random.Next(3)),
        _ => throw new InvalidOperationException($"No value of {type} is known."),
    };

    T Other(List<T> others) => others[random.Next(others.Count)];

    string Word() => words[random.Next(words.Count)];

    string Text() => random.Next(4) == 0 ? $"{Word()}   {Word()}" : Word();

    // Attributes such as mail have ASCII only (RFC 4524 section 2.16).
    string Ascii()
    {
        while (true)
        {
            if (Word() is var word && word.All(char.IsAscii))
            {
                return word;
            }
        }
    }

    string[] Some(Func<string> make) =>
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => make()).DistinctBy(word => word.ToLowerInvariant())];
}
