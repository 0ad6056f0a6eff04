using Ldap3.InMemory.Access;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Operations.PasswordPolicies;

/// <summary>What a modification does to the password. Immutable.</summary>
/// <param name="Added">The passwords that it sets.</param>
/// <param name="Named">The passwords that it takes away by naming them.</param>
/// <param name="TouchesOthers">Whether it changes other attributes, too.</param>
sealed record PasswordUpdate(IReadOnlyList<OctetString> Added, IReadOnlyList<OctetString> Named, bool TouchesOthers)
{
    /// <summary>What the changes do, or null when they leave the password alone.</summary>
    public static PasswordUpdate? Of(IReadOnlyList<Modification> changes)
    {
        var own = changes.Where(IsPassword).ToArray();
        return own.Length == 0
            ? null
            : new PasswordUpdate(
                [.. own.Where(change => change.Operation is ModifyOperation.Add or ModifyOperation.Replace).SelectMany(Values)],
                [.. own.Where(change => change.Operation == ModifyOperation.Delete).SelectMany(Values)],
                own.Length < changes.Count);
    }

    /// <summary>The changes with each password that they take away by its clear text named as it is stored.</summary>
    public static IReadOnlyList<Modification> NameStored(IReadOnlyList<Modification> changes, StoredEntry entry)
    {
        var stored = entry.Attributes.FirstOrDefault(attribute =>
            attribute.Description.Type.Equals(AccessControl.UserPassword, StringComparison.OrdinalIgnoreCase));
        return stored is null || !changes.Any(IsPassword)
            ? changes
            : [.. changes.Select(change => IsPassword(change) && change.Operation == ModifyOperation.Delete ? Name(change, stored) : change)];
    }

    static Modification Name(Modification change, StoredAttribute stored) => new(
        change.Operation,
        new LdapAttribute(change.Attribute.Description, [.. change.Attribute.Values.Select(value => Stored(value, stored))]));

    static OctetString Stored(OctetString given, StoredAttribute stored) =>
        stored.Values.Contains(given) ? given
        : stored.Values.Select(value => (OctetString?)value).FirstOrDefault(value => PasswordCheck.Matches(value!.Value, given)) ?? given;

    static bool IsPassword(Modification change) =>
        change.Attribute.Description.Type.Equals(AccessControl.UserPassword, StringComparison.OrdinalIgnoreCase);

    static IEnumerable<OctetString> Values(Modification change) => change.Attribute.Values;
}
