using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using static Ldap3.Server.Tests.Differential.Vocabulary;

namespace Ldap3.Server.Tests.Differential;

/// <summary>
/// Makes operations of every kind below one entry, right ones and wrong ones, on names that are used again and again. What it
/// makes depends on the random numbers and on which of its operations succeeded.
/// </summary>
sealed class RandomOperations(DistinguishedName top, Random random)
{
    static readonly string[] NamingTypes =
        ["description", "l", "creatorsName", "uidNumber", "mail", "telephoneNumber", "dc", "surname", "c"];

    readonly List<DistinguishedName> _names = [];

    public LdapRequest Next() => random.Next(100) switch
    {
        < 30 => Add(),
        < 66 => Modify(),
        < 80 => Rename(),
        < 87 => new DeleteRequest(Target()),
        _ => Compare(),
    };

    /// <summary>Learns that an operation succeeded.</summary>
    public void Note(LdapRequest request)
    {
        switch (request)
        {
            case AddRequest add:
                _names.Add(add.Entry);
                break;
            case DeleteRequest delete:
                _names.Remove(delete.Entry);
                break;
            case ModifyDnRequest rename:
                var name = rename.Entry.Rename(rename.NewRdn, rename.NewSuperior);
                var moved = _names.Select(each => each == rename.Entry || each.IsDescendantOf(rename.Entry) ? each.Move(rename.Entry, name) : each);
                _names.Clear();
                _names.AddRange([.. moved]);
                break;
        }
    }

    /// <summary>An addition that the schema allows, mostly.</summary>
    public AddRequest Add()
    {
        var (structural, must) = Pick(random, Classes);
        var classes = new List<string> { structural };
        var attributes = new List<string>(must);
        for (var more = random.Next(3); more > 0; more--)
        {
            var (name, needed) = Pick(random, MoreClasses);
            if (name != "noSuchClass" || random.Next(4) == 0)
            {
                classes.Add(name);
                attributes.AddRange(needed);
            }
        }

        for (var more = random.Next(4); more > 0; more--)
        {
            attributes.Add(random.Next(4) == 0 ? Attribute(random) : Likely(structural));
        }

        var entry = new Dictionary<string, OctetString[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var attribute in attributes.Where(_ => random.Next(40) != 0))
        {
            entry.TryAdd(attribute, Values(attribute, isSmall: true));
        }

        entry["objectClass"] = [.. (random.Next(30) == 0 ? classes : classes.Distinct()).Select(name => (OctetString)name)];
        if (random.Next(60) == 0)
        {
            entry.Remove("objectClass");
        }

        return new AddRequest(
            NewName(must.Length == 0 ? "cn" : must[0]), [.. entry.Select(pair => new LdapAttribute(pair.Key, pair.Value))]);
    }

    static string Variant(string name, int kind) => kind switch
    {
        0 => name.ToUpperInvariant(),
        1 => name.Replace(",", " , ", StringComparison.Ordinal),
        2 => name.Replace("=", " = ", StringComparison.Ordinal),
        _ => name,
    };

    string Likely(string structural) => structural is "inetOrgPerson"
        ? Pick(random, Attributes)
        : Pick(random, ["description", "description", "seeAlso", "telephoneNumber", "cn", "l", "ou", "postalAddress", "street", "serialNumber"]);

    OctetString[] Values(string attribute, bool isSmall)
    {
        var count = random.Next(10) switch { < 7 => 1, < 9 => 2, _ => isSmall ? 1 : random.Next(4) };
        return [.. Enumerable.Range(0, count).Select(_ => Value(random, attribute))];
    }

    ModifyRequest Modify()
    {
        var count = random.Next(10) < 7 ? 1 : random.Next(1, 4);
        return new ModifyRequest(Target(), [.. Enumerable.Range(0, count).Select(_ => Modification())]);
    }

    Modification Modification()
    {
        var attribute = Attribute(random);
        return random.Next(100) switch
        {
            < 40 => new(ModifyOperation.Add, new LdapAttribute(attribute, Values(attribute, isSmall: false))),
            < 60 => new(ModifyOperation.Delete, new LdapAttribute(attribute, random.Next(2) == 0 ? [] : Values(attribute, isSmall: false))),
            < 90 => new(ModifyOperation.Replace, new LdapAttribute(attribute, random.Next(4) == 0 ? [] : Values(attribute, isSmall: false))),
            < 98 => Increment(random.Next(4) == 0 ? attribute : Pick(random, ["uidNumber", "gidNumber", "shadowMax"])),
            _ => new((ModifyOperation)7, new LdapAttribute(attribute, Values(attribute, isSmall: true))),
        };
    }

    Modification Increment(string attribute) =>
        new(ModifyOperation.Increment, new LdapAttribute(attribute, [.. Values("uidNumber", isSmall: false)]));

    ModifyDnRequest Rename()
    {
        var target = Target();
        var rdn = random.Next(4) == 0 && DistinguishedName.TryParse(target.ToString(), out var name) && name.Rdn is { } same ? same : Rdn(Pick(random, ["cn", "uid", "ou", "ou", "sn", "l", "o"]));
        return new ModifyDnRequest(target, rdn, random.Next(2) == 0, random.Next(2) == 0 ? null : Parent());
    }

    CompareRequest Compare()
    {
        var attribute = random.Next(5) == 0 ? Attribute(random) : Pick(random, ["cn", "sn", "description", "ou", "uidNumber", "objectClass", "uid"]);
        return new CompareRequest(Target(), attribute, Value(random, attribute));
    }

    DistinguishedName Target() => random.Next(100) switch
    {
        < 88 when _names.Count > 0 => Pick(random, _names),
        < 94 when _names.Count > 0 => DistinguishedName.Verbatim(Variant(Pick(random, _names).ToString(), random.Next(4))),
        < 97 => NewName("cn"),
        _ => Wrong(),
    };

    DistinguishedName NewName(string type) =>
        random.Next(60) == 0 ? Wrong() : Parent().Child(Rdn(random.Next(12) == 0 ? Pick(random, NamingTypes) : type));

    DistinguishedName Parent() => random.Next(100) switch
    {
        < 40 => top,
        < 97 when _names.Count > 0 => Pick(random, _names),
        < 98 when _names.Count > 0 => top.Child("ou", "Missing").Child("ou", "Deeper"),
        _ when _names.Count == 0 => top,
        _ => DistinguishedName.Parse(Pick(random, ["dc=nowhere,dc=test", "", "dc=test", "ou=x,dc=plain,dc=test"])),
    };

    DistinguishedName Wrong() => DistinguishedName.Verbatim(Pick(random,
    [
        "no name", "cn=a,,dc=plain,dc=test", "noSuchAttribute=x," + top, "cn=x+cn=y," + top, "cn=," + top, "uidNumber=ten," + top, "", "dc=test",
        "cn=x,dc=nowhere,dc=test", "1.2.3.4.5=x," + top, "cn=\"x\"," + top, "cn=a\\zz," + top, "2.5.4.3=oid," + top,
    ]));

    RelativeDistinguishedName Rdn(string type)
    {
        var value = Value(random, type);
        value = value.IsEmpty && (type is "creatorsName" || random.Next(4) != 0) ? "cn=v" : value;
        return random.Next(12) == 0
            ? new RelativeDistinguishedName([new(type, value), new("description", Value(random, "description"))])
            : new RelativeDistinguishedName(type, value);
    }
}
