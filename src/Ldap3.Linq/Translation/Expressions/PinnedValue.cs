using System.Collections;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Translation.Expressions;

/// <summary>A value as it was, to be compared with later ones. Only values that never change, or copies, are kept.</summary>
readonly struct PinnedValue
{
    readonly object? _value;

    PinnedValue(int index, object? value)
    {
        Index = index;
        _value = value;
    }

    /// <summary>Which blank it was in.</summary>
    public int Index { get; }

    /// <summary>Keeps a value, unless it is one that may change unseen.</summary>
    public static bool TryKeep(int index, object? value, out PinnedValue pinned)
    {
        pinned = default;
        if (IsUnchanging(value))
        {
            pinned = new PinnedValue(index, value);
            return true;
        }

        if (value is IList list && IsPlainList(value))
        {
            var copy = new object?[list.Count];
            list.CopyTo(copy, 0);
            pinned = new PinnedValue(index, copy);
            return Array.TrueForAll(copy, IsUnchanging);
        }

        return false;
    }

    /// <summary>Whether a value is the same.</summary>
    public bool IsSame(object? value)
    {
        if (_value is not object?[] copy)
        {
            return Equals(_value, value) && _value?.GetType() == value?.GetType();
        }

        return value is IList list && IsPlainList(value) && list.Count == copy.Length && HasElements(list, copy);
    }

    static bool HasElements(IList list, object?[] copy)
    {
        for (var i = 0; i < copy.Length; i++)
        {
            if (!Equals(list[i], copy[i]))
            {
                return false;
            }
        }

        return true;
    }

    // Lists that are equal when their elements are: no set or dictionary with a comparer of its own.
    static bool IsPlainList(object value) =>
        value is Array { Rank: 1 } || (value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(List<>));

    static bool IsUnchanging(object? value) => value is null or string or decimal or DateTime or DateTimeOffset or DateOnly
        or TimeOnly or TimeSpan or Guid or DistinguishedName or Filter or Range or System.Index or Type or LdapFunctions or StringComparer
        || value.GetType() is { IsPrimitive: true } or { IsEnum: true };
}
