using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema.Preparation;

namespace Ldap3.Protocol.Schema.Forms;

/// <summary>
/// How values of a kind become keys: octets that are the same for values that are equal, and that order, octet by octet, as
/// the values do.
/// </summary>
abstract class ValueForm
{
    /// <summary>Appends the key of a stored value, or says that the value is not of the kind.</summary>
    public abstract bool TryAppendKey(ReadOnlySpan<byte> value, ref OctetBuilder key);

    /// <summary>Appends the key of a value to compare with, or says that it is not of the assertion syntax.</summary>
    public virtual bool TryAppendAssertion(ReadOnlySpan<byte> assertion, ref OctetBuilder key) => TryAppendKey(assertion, ref key);

    /// <summary>Appends what is looked for in keys to find a piece of a value.</summary>
    public virtual bool TryAppendPiece(ReadOnlySpan<byte> piece, StringPortion portion, ref OctetBuilder key) => false;
}
