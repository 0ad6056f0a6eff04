using System.Diagnostics.CodeAnalysis;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values.Security;

/// <summary>
/// Whose an object is and who may do what with it ([MS-DTYP] section 2.4.6): what <c>nTSecurityDescriptor</c> holds. Immutable;
/// <c>with</c> makes variants.
/// </summary>
/// <remarks>
/// Which parts a search returns and a change writes is said by a
/// <c>SecurityDescriptorFlagsControl</c>: without it, a search returns none to those who may not read the SACL.
/// </remarks>
public sealed record SecurityDescriptor
{
    /// <summary>Whose the object is, or null when that is not said.</summary>
    public Sid? Owner { get; init; }

    /// <summary>The owner's primary group, or null when that is not said.</summary>
    public Sid? Group { get; init; }

    /// <summary>
    /// Who may do what, or null. Null together with <see cref="SecurityDescriptorControl.DaclPresent"/> lets everybody do
    /// everything; an empty list lets nobody do anything.
    /// </summary>
    public AccessControlList? Dacl { get; init; }

    /// <summary>What is audited, or null when that is not said.</summary>
    public AccessControlList? Sacl { get; init; }

    /// <summary>Where the parts come from. That a list is present is set by itself when there is one.</summary>
    public SecurityDescriptorControl Control
    {
        get => field | Implied();
        init;
    }

    /// <summary>An octet that has a meaning to a resource manager; 0 otherwise.</summary>
    public byte ResourceManagerControl { get; init; }

    /// <summary>Reads the self-relative form.</summary>
    /// <exception cref="FormatException">The octets are no security descriptor; the message says where.</exception>
    public static SecurityDescriptor FromOctets(ReadOnlySpan<byte> octets) => SecurityDescriptorReader.Read(octets);

    /// <summary>Reads the self-relative form, or says that the octets are none.</summary>
    public static bool TryFromOctets(ReadOnlySpan<byte> octets, [NotNullWhen(true)] out SecurityDescriptor? result)
    {
        try
        {
            result = SecurityDescriptorReader.Read(octets);
            return true;
        }
        catch (FormatException)
        {
            result = null;
            return false;
        }
    }

    /// <summary>The self-relative form.</summary>
    /// <exception cref="ArgumentException">A list is longer than the 64 KiB that the form has room for.</exception>
    public OctetString ToOctets() => SecurityDescriptorWriter.Write(this);

    /// <summary>The descriptor in the words of SDDL ([MS-DTYP] section 2.5.1).</summary>
    /// <param name="domain">
    /// The domain whose accounts have short names, such as <c>DA</c> for its administrators; by default these are written in full.
    /// </param>
    public string ToSddl(Sid? domain = null) => SddlWriter.Write(this, domain);

    /// <inheritdoc/>
    public bool Equals(SecurityDescriptor? other) =>
        other is not null
        && (Owner, Group, Control, ResourceManagerControl)
            == (other.Owner, other.Group, other.Control, other.ResourceManagerControl)
        && Equals(Dacl, other.Dacl)
        && Equals(Sacl, other.Sacl);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Owner, Group, Dacl, Sacl);

    /// <summary>What <see cref="ToSddl"/> says.</summary>
    public override string ToString() => ToSddl();

    SecurityDescriptorControl Implied() => SecurityDescriptorControl.SelfRelative
        | (Dacl is null ? 0 : SecurityDescriptorControl.DaclPresent)
        | (Sacl is null ? 0 : SecurityDescriptorControl.SaclPresent);
}
