using System.Text;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values;

/// <summary>Addresses; a label behind a space (RFC 2079) is left out.</summary>
sealed class UriConverter : ValueConverter<Uri>
{
    public override bool TryRead(ReadOnlySpan<byte> value, out Uri result)
    {
        var end = value.IndexOf((byte)' ');
        return Uri.TryCreate(Encoding.UTF8.GetString(end < 0 ? value : value[..end]), UriKind.RelativeOrAbsolute, out result!)
            ? true
            : throw Malformed(value, "a URI");
    }

    public override OctetString Write(Uri value) => value.OriginalString;
}
