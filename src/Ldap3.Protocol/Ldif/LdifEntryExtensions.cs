using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Ldif;

/// <summary>Found entries as LDIF.</summary>
public static class LdifEntryExtensions
{
    extension(SearchResultEntry entry)
    {
        /// <summary>The entry as LDIF (RFC 2849), folded at 76 columns, without a version line, with an empty line behind it.</summary>
        /// <exception cref="LdapFormatException">A server sent an attribute description that LDIF cannot hold.</exception>
        public string ToLdif() => new LdifContentRecord(entry).ToLdif();
    }
}
