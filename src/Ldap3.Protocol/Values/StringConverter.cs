using System.Text;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values;

/// <summary>Text in UTF-8 (RFC 4517 section 3.3.6 and the other string syntaxes).</summary>
sealed class StringConverter : ValueConverter<string>
{
    public override bool TryRead(ReadOnlySpan<byte> value, out string result)
    {
        result = Encoding.UTF8.GetString(value);
        return true;
    }

    public override OctetString Write(string value) => value;
}
