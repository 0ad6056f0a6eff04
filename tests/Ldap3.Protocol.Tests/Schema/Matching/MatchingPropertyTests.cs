using System.Globalization;
using System.Numerics;
using System.Text;
using CsCheck;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Schema.Matching;

namespace Ldap3.Protocol.Tests.Schema.Matching;

public sealed class MatchingPropertyTests
{
    static readonly string[] Samples =
        ["TRUE", "FALSE", "'01'B", "cn=a,o=B", "CN=A,O=b", "person", "2.5.6.6", "a$b", "A$B", "( 2.5.4.3 NAME 'cn' )"];

    static readonly Gen<string> Words = Gen.String[Gen.Char["aAbBäÄß  -'019"], 1, 12];

    static readonly Gen<string> Values = Gen.OneOf(
        Words,
        Gen.String,
        Gen.Int.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        Gen.Guid.Select(guid => guid.ToString()),
        Gen.DateTime.Select(time => time.ToString("yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture)),
        Gen.Int[0, Samples.Length - 1].Select(index => Samples[index]));

    public static TheoryData<string> EqualityRules =>
        [.. MatchingRules.All.Where(rule => rule.Kind == MatchingRuleKind.Equality).Select(rule => rule.Name)];

    public static TheoryData<string> OrderingRules => [.. MatchingRules.All.Where(rule => rule.HasOrder).Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(EqualityRules))]
    public void Values_are_equal_exactly_when_their_keys_are(string name)
    {
        var rule = MatchingRules.Find(name)!;
        Gen.Select(Values, Values).Sample((left, right) =>
        {
            var (a, b) = (Octets(left), Octets(right));
            return rule.Normalize(a) is { } leftKey && rule.NormalizeAssertion(b) is { } rightKey
                ? rule.IsMatch(a, b) == (leftKey == rightKey)
                : rule.IsMatch(a, b) is null;
        }, iter: 3000);
    }

    [Theory]
    [MemberData(nameof(EqualityRules))]
    public void A_value_equals_itself_where_the_rule_knows_it(string name)
    {
        var rule = MatchingRules.Find(name)!;
        Values.Sample(value => rule.NormalizeAssertion(Octets(value)) is null || rule.Normalize(Octets(value)) is null
            || rule.IsMatch(Octets(value), Octets(value)) == true, iter: 3000);
    }

    [Theory]
    [MemberData(nameof(OrderingRules))]
    public void Order_is_total_and_the_question_agrees_with_it(string name)
    {
        var rule = MatchingRules.Find(name)!;
        Gen.Select(Values, Values, Values).Sample((x, y, z) =>
        {
            var (a, b, c) = (Octets(x), Octets(y), Octets(z));
            if (rule.Compare(a, b) is not { } ab || rule.Compare(b, c) is not { } bc || rule.Compare(a, c) is not { } ac)
            {
                return true;
            }

            return Math.Sign(ab) == -Math.Sign(rule.Compare(b, a)!.Value)
                && !(ab <= 0 && bc <= 0 && ac > 0)
                && rule.AssertAtLeast(b).Match(a) == (ab >= 0)
                && rule.AssertAtMost(b).Match(a) == (ab <= 0)
                && rule.IsMatch(a, b) == (ab < 0);
        }, iter: 3000);
    }

    [Fact]
    public void Integers_order_as_numbers_whatever_their_size()
    {
        var rule = MatchingRules.Find("integerOrderingMatch")!;
        var numbers = Gen.Byte.Array[0, 20].Select(octets => new BigInteger(octets));

        Gen.Select(numbers, numbers).Sample((left, right) =>
            Math.Sign(rule.Compare(Octets($"{left}"), Octets($"{right}"))!.Value) == left.CompareTo(right), iter: 5000);
    }

    [Fact]
    public void Times_order_as_moments()
    {
        var rule = MatchingRules.Find("generalizedTimeOrderingMatch")!;
        var moments = Gen.Select(Gen.DateTime[new DateTime(1700, 1, 1), new DateTime(2500, 1, 1)], Gen.Int[-12, 12]);

        Gen.Select(moments, moments).Sample((left, right) =>
            Math.Sign(rule.Compare(Octets(Text(left)), Octets(Text(right)))!.Value) == left.Item1.CompareTo(right.Item1), iter: 5000);

        static string Text((DateTime Utc, int Hours) moment) =>
            moment.Utc.AddHours(moment.Hours).ToString("yyyyMMddHHmmss.fffffff", CultureInfo.InvariantCulture)
            + (moment.Hours < 0 ? '-' : '+') + Math.Abs(moment.Hours).ToString("00", CultureInfo.InvariantCulture);
    }

    [Fact]
    public void The_pieces_that_a_value_is_cut_into_are_found_in_it()
    {
        var rule = MatchingRules.Find("caseIgnoreSubstringsMatch")!;
        Gen.Select(Words, Gen.Int[0, 12], Gen.Int[0, 12]).Sample((value, first, second) =>
        {
            var (a, b) = (Math.Min(Math.Min(first, second), value.Length), Math.Min(Math.Max(first, second), value.Length));
            OctetString[] pieces = [value[..a], value[a..b].ToUpperInvariant(), value[b..]];

            // Appendix B of RFC 4518: a piece of nothing but spaces is the known exception.
            return pieces.Any(piece => piece.Length > 0 && piece.ToString().Trim(' ').Length == 0)
                || rule.HasSubstrings(Octets(value), pieces[0], pieces[1].IsEmpty ? [] : [pieces[1]], pieces[2]) == true;
        }, iter: 10_000);
    }

    [Fact]
    public void Bits_are_compared_as_machines_do()
    {
        var all = MatchingRules.Find("1.2.840.113556.1.4.803")!;
        var any = MatchingRules.Find("integerBitOrMatch")!;
        Gen.Select(Gen.Long, Gen.Long).Sample((number, mask) =>
            all.IsMatch(Octets($"{number}"), Octets($"{mask}")) == ((number & mask) == mask)
            && any.IsMatch(Octets($"{number}"), Octets($"{mask}")) == ((number & mask) != 0));
    }

    static byte[] Octets(string text) => Encoding.UTF8.GetBytes(text);
}
