using System.Text;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema.Syntaxes;

namespace Ldap3.Protocol.Schema.Forms;

/// <summary>Generalized Time (RFC 4517 section 3.3.13): the same instant in UTC is the same key.</summary>
sealed class TimeForm : ValueForm
{
    public override bool TryAppendKey(ReadOnlySpan<byte> value, ref OctetBuilder key)
    {
        if (!GeneralizedTimeText.TryParse(value, out var time))
        {
            return false;
        }

        // The zone at the end would come after a fraction's point.
        key.Append(Encoding.ASCII.GetBytes(time.ToString().TrimEnd('Z')));
        return true;
    }
}
