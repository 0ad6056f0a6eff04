using Ldap3.Protocol;

namespace Ldap3.Abstract.Mapping;

/// <summary>A class cannot be mapped as it says, or an entry does not fit the class it is mapped to.</summary>
/// <param name="message">Which class, property, attribute and entry, what is wrong, and what to change.</param>
/// <param name="innerException">The cause below.</param>
public sealed class LdapMappingException(string message, Exception? innerException = null)
    : LdapException(message, innerException);
