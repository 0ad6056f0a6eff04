using System.Text;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values.Syntaxes;

/// <summary>Values of a type that reads and prints the form of its syntax itself.</summary>
sealed class TextValueConverter<T>(string expected) : ValueConverter<T>
    where T : IParsable<T>
{
    public override bool TryRead(ReadOnlySpan<byte> value, out T result) =>
        T.TryParse(Encoding.UTF8.GetString(value), null, out result!) ? true : throw Malformed(value, expected);

    public override OctetString Write(T value) => value.ToString()!;
}
