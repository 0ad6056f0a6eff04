using System.Linq.Expressions;

namespace Ldap3.Linq.Translation.Expressions;

/// <summary>
/// Follows the values of a query through its translation, so that the next query of the same shape need not be translated.
/// What is not known to depend on a value in a way that can be repeated counts as depending on the very value.
/// </summary>
sealed class ValueTrace
{
    readonly Dictionary<Expression, Blank> _blanks = new(ReferenceEqualityComparer.Instance);
    readonly List<DeferredItem> _items = [];

    /// <summary>Begins to follow the values of a query.</summary>
    /// <param name="blanks">The parts of its shape that were left blank.</param>
    public ValueTrace(ReadOnlySpan<Expression> blanks)
    {
        var all = new Blank[blanks.Length];
        for (var i = 0; i < blanks.Length; i++)
        {
            all[i] = new Blank(i, _items);
            _blanks[blanks[i]] = all[i];
            if (blanks[i] is ConstantExpression constant)
            {
                all[i].Evaluate(constant.Value);
            }
        }

        Blanks = all;
    }

    public IReadOnlyList<Blank> Blanks { get; }

    /// <summary>The items that have to be made for each query.</summary>
    public IReadOnlyList<DeferredItem> Items => _items;

    /// <summary>Whether something was evaluated that the shape does not show.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Notes what a part was evaluated to.</summary>
    public void Evaluated(Expression part, ConstantExpression value)
    {
        if (_blanks.TryGetValue(part, out var blank))
        {
            blank.Evaluate(value.Value);
            _blanks[value] = blank;
        }
        else
        {
            IsLost = true;
        }
    }

    /// <summary>Says that the translation holds for these very values only.</summary>
    public void Lose() => IsLost = true;

    /// <summary>Lets go of the query and its values, when it is translated.</summary>
    public void Forget()
    {
        _blanks.Clear();
        foreach (var blank in Blanks)
        {
            blank.Forget();
        }
    }

    /// <summary>The blank that a value came from, or null.</summary>
    public Blank? Find(ConstantExpression value) => _blanks.GetValueOrDefault(value);
}
