namespace Ldap3.Linq;

/// <summary>Makes contexts for work that has no scope of its own: each belongs to the caller, who disposes of it. Thread safe.</summary>
/// <typeparam name="TContext">The class of contexts.</typeparam>
public interface ILdapContextFactory<out TContext>
    where TContext : LdapContext
{
    /// <summary>Makes a context. Nothing is sent before it is used.</summary>
    TContext CreateContext();
}
