using Ldap3.Linq;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Makes contexts with the services of the application and options of their own.</summary>
sealed class LdapContextFactory<TContext>(IServiceProvider services, LdapContextOptions<TContext> options)
    : ILdapContextFactory<TContext>
    where TContext : LdapContext
{
    static readonly ObjectFactory<TContext> Factory =
        ActivatorUtilities.CreateFactory<TContext>([typeof(LdapContextOptions<TContext>)]);

    public TContext CreateContext() => Factory(services, [options]);
}
