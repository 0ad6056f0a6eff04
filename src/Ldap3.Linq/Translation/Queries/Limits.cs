using System.Linq.Expressions;
using Ldap3.Linq.Translation.Expressions;

namespace Ldap3.Linq.Translation.Queries;

/// <summary>Reads how many entries are passed over or taken.</summary>
static class Limits
{
    /// <summary>What Take or Skip says in terms of both, or null when it counts from the end.</summary>
    public static IReadOnlyList<(string Name, int Count)>? Read(MethodCallExpression call) => Value(call) switch
    {
        int count => [(call.Method.Name, Math.Max(count, 0))],
        Range { Start: { IsFromEnd: false, Value: var start }, End: { IsFromEnd: false, Value: var end } } =>
            [(nameof(Queryable.Skip), start), (nameof(Queryable.Take), Math.Max(end - start, 0))],
        Range { Start: { IsFromEnd: false, Value: var start }, End: { IsFromEnd: true, Value: 0 } } =>
            [(nameof(Queryable.Skip), start)],
        _ => null,
    };

    /// <summary>What comes before the position that ElementAt asks for.</summary>
    public static IReadOnlyList<(string Name, int Count)> ReadPosition(MethodCallExpression call) => Value(call) switch
    {
        int position and >= 0 => [(nameof(Queryable.Skip), position)],
        Index { IsFromEnd: false, Value: var position } => [(nameof(Queryable.Skip), position)],
        _ => throw Refusal.Of(call, "a search does not count from the end", "Reverse the order"),
    };

    /// <summary>How many to pass over and to take, of operators that each apply to what the one before left.</summary>
    public static (int Skip, int? Take) Compose(IEnumerable<(string Name, int Count)> limits)
    {
        var skip = 0;
        int? take = null;
        foreach (var (name, count) in limits)
        {
            if (name == nameof(Queryable.Skip))
            {
                skip = (int)Math.Min((long)skip + count, int.MaxValue);
                take = take is { } left ? Math.Max(left - count, 0) : null;
            }
            else
            {
                take = take is { } left ? Math.Min(left, count) : count;
            }
        }

        return (skip, take);
    }

    static object? Value(MethodCallExpression call) => call.Arguments[1] is ConstantExpression constant
        ? constant.Value
        : throw Refusal.Of(call, "the number is not known beforehand", "Use a value");
}
