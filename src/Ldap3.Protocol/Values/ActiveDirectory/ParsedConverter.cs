using System.Text;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values.ActiveDirectory;

/// <summary>Values whose type knows their text.</summary>
sealed class ParsedConverter<T>(Func<string, T> parse) : ValueConverter<T>
    where T : class
{
    public override bool TryRead(ReadOnlySpan<byte> value, out T result)
    {
        result = parse(Encoding.UTF8.GetString(value));
        return true;
    }

    public override OctetString Write(T value) => value.ToString()!;
}
