using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values;

/// <summary>Turns attribute values into .NET values and back. Immutable and thread safe.</summary>
public abstract class ValueConverter
{
    /// <summary>The .NET type of the values, never a nullable value type.</summary>
    public abstract Type ValueType { get; }

    /// <summary>Reads a value; null when it stands for none, as "never" does among Active Directory's times.</summary>
    /// <exception cref="FormatException">The octets are no such value; the message quotes them.</exception>
    public abstract object? ReadObject(ReadOnlySpan<byte> value);

    /// <summary>Writes a value, which is of <see cref="ValueType"/>.</summary>
    public abstract OctetString WriteObject(object value);
}
