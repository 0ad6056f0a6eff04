using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values;

/// <summary>A value that an attribute may not hold. Immutable.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Index">Which of its values, from 0.</param>
/// <param name="Value">The value.</param>
/// <param name="Expected">What would be one, as the end of a sentence that begins "Expected is".</param>
public sealed record ValueProblem(string Attribute, int Index, OctetString Value, string Expected)
{
    /// <summary>The attribute, which value, and what is expected. The value itself, which may be secret, is not shown.</summary>
    public override string ToString() => $"Value {Index + 1} of {Attribute} is not valid. Expected is {Expected}.";
}
