using System.Text;

namespace Ldap3.InMemory.Tree;

/// <summary>What is special about an entry by its classes.</summary>
[Flags]
enum SpecialEntry
{
    None = 0,

    /// <summary>It stands for another (RFC 4512 section 2.6).</summary>
    Alias = 1,

    /// <summary>It says that what is below is elsewhere (RFC 3296).</summary>
    Referral = 2,

    /// <summary>It is of the directory's own concern (RFC 3672).</summary>
    Subentry = 4,

    /// <summary>It ends by itself (RFC 2589).</summary>
    Dynamic = 8,
}

static class SpecialEntries
{
    public static SpecialEntry Of(StoredEntry entry)
    {
        var special = SpecialEntry.None;
        foreach (var attribute in entry.Attributes)
        {
            if (attribute.Description.Type.Equals("objectClass", StringComparison.OrdinalIgnoreCase))
            {
                foreach (var value in attribute.Values)
                {
                    special |= Of(value.Span);
                }
            }
        }

        return special;
    }

    static SpecialEntry Of(ReadOnlySpan<byte> objectClass) =>
        Is(objectClass, "alias"u8) || Is(objectClass, "2.5.6.1"u8) ? SpecialEntry.Alias
        : Is(objectClass, "referral"u8) || Is(objectClass, "2.16.840.1.113730.3.2.6"u8) ? SpecialEntry.Referral
        : Is(objectClass, "subentry"u8) || Is(objectClass, "2.5.17.0"u8) || Is(objectClass, "ldapSubEntry"u8) ? SpecialEntry.Subentry
        : Is(objectClass, "dynamicObject"u8) || Is(objectClass, "1.3.6.1.4.1.1466.101.119.2"u8) ? SpecialEntry.Dynamic
        : SpecialEntry.None;

    static bool Is(ReadOnlySpan<byte> objectClass, ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(objectClass, name);
}
