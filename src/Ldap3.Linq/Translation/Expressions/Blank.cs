using System.Linq.Expressions;
using Ldap3.Protocol.Filters;

namespace Ldap3.Linq.Translation.Expressions;

/// <summary>A part of a query's shape that was left blank, and what translation made of the value that was in it.</summary>
sealed class Blank(int index, List<DeferredItem> items)
{
    /// <summary>Which it is, from left to right.</summary>
    public int Index { get; } = index;

    /// <summary>Whether translation has asked for a value here: what C# would not evaluate is not evaluated.</summary>
    public bool IsEvaluated { get; private set; }

    /// <summary>Whether anything else than items that are made anew for each value depends on the value.</summary>
    public bool IsPinned => IsSeen || !items.Exists(item => item.Blank == this);

    /// <summary>The value that translation worked with.</summary>
    public object? Value { get; private set; }

    /// <summary>Whether a decision was made by the value being null, or not.</summary>
    public bool IsNullSeen { get; private set; }

    bool IsSeen { get; set; }

    public void Evaluate(object? value)
    {
        IsEvaluated = true;
        Value = value;
    }

    /// <summary>Lets go of the value.</summary>
    public void Forget() => Value = null;

    /// <summary>Notes that a decision was made by the value.</summary>
    public void See() => IsSeen = true;

    /// <summary>Notes that a decision was made by the value being null, or not.</summary>
    public void SeeNull() => IsNullSeen = true;

    /// <summary>Puts something in the place of an item, which is made when the value is known.</summary>
    /// <param name="attribute">The attribute of the item.</param>
    /// <param name="node">The part of the query that it says.</param>
    /// <param name="make">Makes the item of a value, or refuses it; thread safe.</param>
    public Filter Defer(string attribute, Expression node, Func<object?, Expression, Filter> make)
    {
        var placeholder = new EqualityFilter(attribute, "?");
        items.Add(new DeferredItem(placeholder, this, node, make));
        return placeholder;
    }
}
