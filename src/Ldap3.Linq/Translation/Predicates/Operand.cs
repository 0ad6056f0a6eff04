using System.Linq.Expressions;
using System.Numerics;
using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Protocol.Filters;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>One side of a comparison.</summary>
abstract record Operand;

/// <summary>A value known beforehand.</summary>
/// <param name="value">The value.</param>
/// <param name="source">Where it came from, when that is followed.</param>
sealed record ConstantOperand(object? value, Blank? source = null) : Operand
{
    /// <summary>The value. Whoever asks for it lets it decide.</summary>
    public object? Value
    {
        get
        {
            source?.See();
            return value;
        }
    }

    /// <summary>Whether the value is null. Whoever asks lets that decide.</summary>
    public bool IsNull
    {
        get
        {
            source?.SeeNull();
            return value is null;
        }
    }

    /// <summary>Where the value came from, when an item can be made of any value from there.</summary>
    public Blank? Source => source;
}

/// <summary>The value of an attribute, or with <paramref name="IsElement"/> one of its values.</summary>
sealed record AttributeOperand(EntityProperty Attribute, bool IsElement = false, LetterCase Case = LetterCase.AsStored) : Operand;

/// <summary>The entry's own name.</summary>
sealed record NameOperand : Operand;

/// <summary>How many values there are, of which can be asked whether it is none.</summary>
sealed record CountOperand(Filter Exists) : Operand;

/// <summary>The one, or where that is null the other.</summary>
sealed record CoalesceOperand(Operand First, Operand Second) : Operand;

/// <summary>The one or the other, as a test decides.</summary>
sealed record ConditionalOperand(Filter Test, Operand IfTrue, Operand IfFalse) : Operand;

/// <summary>Something of the entry that a reference names.</summary>
sealed record RelatedOperand(EntityProperty Reference, PredicateTranslator Translator, Operand Of) : Operand;

/// <summary>Some bits of an attribute.</summary>
sealed record MaskOperand(EntityProperty Attribute, BigInteger Mask) : Operand;

/// <summary>What comparing an attribute to a text gives: less than, equal to or greater than zero.</summary>
sealed record OrderOperand(AttributeOperand Attribute, string? Value, bool IsMirrored, Expression Node) : Operand;

/// <summary>Whether something is so.</summary>
sealed record PredicateOperand(Filter Filter) : Operand;
