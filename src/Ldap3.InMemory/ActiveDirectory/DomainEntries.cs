using System.Globalization;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;

namespace Ldap3.InMemory.ActiveDirectory;

/// <summary>What Active Directory adds to entries when they are written ([MS-ADTS] section 3.1.1.5.2).</summary>
sealed class DomainEntries(ActiveDirectoryOptions domain, LdapSchema schema, TimeProvider clock)
{
    // Relative identifiers below are of accounts that every domain has.
    const uint FirstRelativeId = 1000;
    const string NormalAccount = "512";
    const string DomainUsers = "513";
    const string GlobalSecurityGroup = "-2147483646";
    const string Writable = "4";

    /// <summary>A new entry with its identifiers and defaults; what it has already stays.</summary>
    public StoredEntry OnAdd(DirectoryTree tree, StoredEntry entry)
    {
        var now = Now();
        var usn = Usn(tree);
        entry = Put(entry, "objectGUID", GuidOf(entry).ToByteArray());
        entry = Put(entry, "instanceType", Writable);
        entry = Put(entry, "whenCreated", now);
        entry = Put(entry, "uSNCreated", usn);
        entry = Put(entry, "whenChanged", now);
        entry = Put(entry, "uSNChanged", usn);
        return Has(entry, "user") || Has(entry, "computer") ? OnAddAccount(tree, entry, isUser: true)
            : Has(entry, "group") ? Put(OnAddAccount(tree, entry, isUser: false), "groupType", GlobalSecurityGroup)
            : entry;
    }

    /// <summary>A changed entry with the number and the time of its change.</summary>
    public StoredEntry OnChange(DirectoryTree tree, StoredEntry entry) =>
        Replace(Replace(entry, "whenChanged", Now()), "uSNChanged", Usn(tree));

    static string Usn(DirectoryTree tree) => tree.Stamp.Number.ToString(CultureInfo.InvariantCulture);

    StoredEntry OnAddAccount(DirectoryTree tree, StoredEntry entry, bool isUser)
    {
        entry = Put(entry, "sAMAccountName", entry.Name.Rdn!.Parts[0].Value);
        entry = Put(entry, "objectSid", domain.DomainSid.Account(FirstRelativeId + (uint)tree.NextId).ToOctets());
        return isUser ? Put(Put(entry, "userAccountControl", NormalAccount), "primaryGroupID", DomainUsers) : entry;
    }

    Guid GuidOf(StoredEntry entry) =>
        Find(entry, "entryUUID") is { } uuid && Guid.TryParse(uuid.Values[0].ToString(), out var guid) ? guid : Guid.NewGuid();

    bool Has(StoredEntry entry, string objectClass) => Find(entry, "objectClass") is { } classes
        && classes.Values.Any(value => value.ToString().Equals(objectClass, StringComparison.OrdinalIgnoreCase));

    StoredEntry Put(StoredEntry entry, string name, OctetString value) => Find(entry, name) is null ? Replace(entry, name, value) : entry;

    StoredEntry Replace(StoredEntry entry, AttributeDescription description, OctetString value)
    {
        var type = schema.FindAttributeType(description.Type);
        return entry.With(description, type, new StoredAttribute(description, type, [value]));
    }

    StoredAttribute? Find(StoredEntry entry, AttributeDescription description) =>
        entry.Find(description, schema.FindAttributeType(description.Type));

    string Now() => clock.GetUtcNow().ToString("yyyyMMddHHmmss'.0Z'", CultureInfo.InvariantCulture);
}
