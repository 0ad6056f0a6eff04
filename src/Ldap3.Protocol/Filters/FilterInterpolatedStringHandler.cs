using System.Numerics;
using System.Runtime.CompilerServices;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Filters;

/// <summary>
/// Gathers the interpolated string of <see cref="Filter.Of"/>: the compiler calls it, people do not. What a
/// hole may hold is what there is an <c>AppendFormatted</c> for; numbers and times are written as RFC 4517 has them.
/// </summary>
[InterpolatedStringHandler]
public readonly ref struct FilterInterpolatedStringHandler(int literalLength, int formattedCount)
{
    internal TextTemplate Template { get; } = new(literalLength, formattedCount);

    /// <summary>Appends syntax.</summary>
    public void AppendLiteral(string value) => Template.AppendLiteral(value);

    /// <summary>Appends a value.</summary>
    public void AppendFormatted(string? value) => Template.AppendText(value);

    /// <summary>Appends a value.</summary>
    public void AppendFormatted(OctetString value) => Template.AppendHole(value);

    /// <summary>Appends a value.</summary>
    public void AppendFormatted(byte[]? value) => Template.AppendOctets(value);

    /// <summary>Appends a value: the text form of RFC 4530.</summary>
    public void AppendFormatted(Guid value) => Template.AppendGuid(value);

    /// <summary>Appends a value: TRUE or FALSE.</summary>
    public void AppendFormatted(bool value) => Template.AppendBoolean(value);

    /// <summary>Appends a value: a GeneralizedTime in UTC.</summary>
    public void AppendFormatted(DateTimeOffset value) => Template.AppendTime(value, null);

    /// <summary>Appends a value: the time in UTC, in the hole's format and the invariant culture.</summary>
    public void AppendFormatted(DateTimeOffset value, string? format) => Template.AppendTime(value, format);

    /// <summary>Appends a value: the number in the invariant culture.</summary>
    public void AppendFormatted<T>(T value)
        where T : INumberBase<T> => Template.AppendNumber(value, null);

    /// <summary>Appends a value: the number in the hole's format and the invariant culture.</summary>
    public void AppendFormatted<T>(T value, string? format)
        where T : INumberBase<T> => Template.AppendNumber(value, format);

    /// <summary>Appends a value: the name as text.</summary>
    public void AppendFormatted(DistinguishedName value) => Template.AppendText(value.ToString());

    /// <summary>Appends an attribute description, where a filter names one.</summary>
    public void AppendFormatted(AttributeDescription value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Template.AppendLiteral(value.ToString());
    }

    /// <summary>Appends a whole filter, where a parenthesis could open.</summary>
    public void AppendFormatted(Filter value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Template.AppendHole(value);
    }
}
