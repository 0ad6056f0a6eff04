using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Values.Security;

namespace Ldap3.Protocol.Values.ActiveDirectory;

/// <summary>Security descriptors in octets: <c>nTSecurityDescriptor</c>.</summary>
sealed class SecurityDescriptorConverter : ValueConverter<SecurityDescriptor>
{
    public override bool TryRead(ReadOnlySpan<byte> value, out SecurityDescriptor result)
    {
        result = SecurityDescriptor.FromOctets(value);
        return true;
    }

    public override OctetString Write(SecurityDescriptor value) => value.ToOctets();
}
