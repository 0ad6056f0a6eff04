using Ldap3.Linq;

namespace Ldap3.Specification.Oracle;

/// <summary>A context over the oracle's things.</summary>
public sealed class OracleContext(LdapContextOptions<OracleContext> options) : LdapContext(options);
