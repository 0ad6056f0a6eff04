using System.Numerics;
using System.Runtime.CompilerServices;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Names;

/// <summary>
/// Gathers the interpolated string of <see cref="DistinguishedName.Of"/>: the compiler calls it, people do not. What a
/// hole may hold is what there is an <c>AppendFormatted</c> for; numbers and times are written as RFC 4517 has them.
/// </summary>
[InterpolatedStringHandler]
public readonly ref struct DistinguishedNameInterpolatedStringHandler(int literalLength, int formattedCount)
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

    /// <summary>Appends an attribute type, where a part begins.</summary>
    public void AppendFormatted(AttributeDescription value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Template.AppendLiteral(value.ToString());
    }

    /// <summary>Appends one part of the name.</summary>
    public void AppendFormatted(RelativeDistinguishedName value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Template.AppendHole(new DistinguishedName(value));
    }

    /// <summary>Appends all parts of another name; none when it is empty.</summary>
    public void AppendFormatted(DistinguishedName value) => Template.AppendHole(value);
}
