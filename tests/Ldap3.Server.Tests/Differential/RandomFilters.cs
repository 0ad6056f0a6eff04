using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Names;
using static Ldap3.Server.Tests.Differential.Vocabulary;

namespace Ldap3.Server.Tests.Differential;

/// <summary>Makes filters of every kind, up to five deep, with values of the vocabulary or parts of them.</summary>
sealed class RandomFilters(Random random)
{
    static readonly string[] Rules =
    [
        "caseExactMatch", "caseIgnoreMatch", "2.5.13.2", "2.5.13.5", "integerMatch", "distinguishedNameMatch", "octetStringMatch",
        "numericStringMatch", "telephoneNumberMatch", "caseIgnoreIA5Match", "caseExactIA5Match", "objectIdentifierMatch",
        "caseIgnoreSubstringsMatch", "caseExactSubstringsMatch", "caseIgnoreOrderingMatch", "integerOrderingMatch", "noSuchRule", "1.2.3.4",
        "1.2.840.113556.1.4.803", "1.2.840.113556.1.4.804", "caseIgnoreListMatch", "generalizedTimeMatch", "booleanMatch",
        "objectIdentifierFirstComponentMatch", "integerFirstComponentMatch", "dnSubtreeMatch", "dnOneLevelMatch", "uuidMatch",
    ];

    public Filter Next(int depth = 5)
    {
        if (depth <= 1 || random.Next(100) < 45)
        {
            return Item();
        }

        return random.Next(10) switch
        {
            < 4 => new AndFilter(Operands(depth)),
            < 7 => new OrFilter(Operands(depth)),
            _ => new NotFilter(Next(depth - 1)),
        };
    }

    Filter[] Operands(int depth) =>
        [.. Enumerable.Range(0, random.Next(12) == 0 ? 0 : random.Next(1, 4)).Select(_ => Next(depth - 1))];

    Filter Item()
    {
        var attribute = Attribute(random);
        var value = Value(random, attribute);
        return random.Next(100) switch
        {
            < 28 => Filter.Equal(attribute, value),
            < 50 => Substrings(attribute),
            < 60 => Filter.GreaterOrEqual(attribute, value),
            < 70 => Filter.LessOrEqual(attribute, value),
            < 75 => Filter.Approximate(attribute, value),
            < 87 => Filter.Present(attribute),
            _ => Extensible(attribute, value),
        };
    }

    Filter Substrings(string attribute)
    {
        var kinds = random.Next(1, 8);
        return Filter.Substrings(
            attribute,
            (kinds & 1) != 0 ? Part(attribute) : default,
            (kinds & 2) != 0 ? [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Part(attribute))] : [],
            (kinds & 4) != 0 ? Part(attribute) : default);
    }

    OctetString Part(string attribute)
    {
        var text = Value(random, attribute).ToString();
        if (text.Length < 2 || random.Next(4) == 0)
        {
            return text;
        }

        var start = random.Next(text.Length);
        return text.Substring(start, random.Next(1, text.Length - start + 1));
    }

    Filter Extensible(string attribute, OctetString value)
    {
        var rule = random.Next(3) == 0 ? default(string) : Pick(random, Rules);
        var described = rule is not null && random.Next(4) == 0 ? null : AttributeDescription.Parse(attribute);
        return Filter.Extensible(rule, described, value, random.Next(3) == 0);
    }
}
