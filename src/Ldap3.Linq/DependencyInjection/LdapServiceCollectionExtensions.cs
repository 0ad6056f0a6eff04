using Ldap3.Linq;
using Ldap3.Linq.DependencyInjection;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Urls;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers directories, and contexts over them.</summary>
public static class LdapServiceCollectionExtensions
{
    /// <summary>Registers the application's directory: an <see cref="LdapDataSource"/>, one for all.</summary>
    /// <param name="services">The services.</param>
    /// <param name="url">The server and the base, such as <c>ldaps://ldap.example.org/dc=example,dc=org</c>.</param>
    /// <param name="configure">Sets what the URL does not say.</param>
    public static IServiceCollection AddLdap(
        this IServiceCollection services, string url, Action<LdapOptions>? configure = null) =>
        services.AddLdap(options =>
        {
            options.Url = url;
            configure?.Invoke(options);
        });

    /// <inheritdoc cref="AddLdap(IServiceCollection, string, Action{LdapOptions})"/>
    public static IServiceCollection AddLdap(this IServiceCollection services, Action<LdapOptions> configure)
    {
        Configure(services, Options.Options.DefaultName, configure);
        services.TryAddSingleton(provider => Create(provider, Options.Options.DefaultName));
        return services;
    }

    /// <summary>Registers one of several directories, as a keyed service: <c>[FromKeyedServices("name")] LdapDataSource</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The key of the service and the name of its options.</param>
    /// <param name="configure">Sets at least the URL.</param>
    public static IServiceCollection AddKeyedLdap(this IServiceCollection services, string name, Action<LdapOptions> configure)
    {
        Configure(services, name, configure);
        services.TryAddKeyedSingleton(name, (provider, _) => Create(provider, name));
        return services;
    }

    /// <summary>Registers a context, one for each scope, over the application's directory.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The directory's name when it was registered by <see cref="AddKeyedLdap"/>; null for the application's one.</param>
    /// <param name="configure">Makes the options of what they are by default; null for these.</param>
    public static IServiceCollection AddLdapContext<TContext>(
        this IServiceCollection services,
        string? name = null,
        Func<LdapDataSource, LdapContextOptions<TContext>>? configure = null)
        where TContext : LdapContext
    {
        AddOptions(services, name, configure);
        services.TryAddScoped<TContext>();
        return services;
    }

    /// <summary>Registers an <see cref="ILdapContextFactory{TContext}"/>, for work that has no scope of its own.</summary>
    /// <inheritdoc cref="AddLdapContext" path="/param"/>
    public static IServiceCollection AddLdapContextFactory<TContext>(
        this IServiceCollection services,
        string? name = null,
        Func<LdapDataSource, LdapContextOptions<TContext>>? configure = null)
        where TContext : LdapContext
    {
        AddOptions(services, name, configure);
        services.TryAddSingleton<ILdapContextFactory<TContext>, LdapContextFactory<TContext>>();
        return services;
    }

    static void Configure(IServiceCollection services, string name, Action<LdapOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<LdapOptions>(name).Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LdapOptions>, LdapOptionsValidator>());
    }

    static void AddOptions<TContext>(
        IServiceCollection services, string? name, Func<LdapDataSource, LdapContextOptions<TContext>>? configure)
        where TContext : LdapContext
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(provider =>
        {
            var source = name is null
                ? provider.GetService<LdapDataSource>()
                : provider.GetKeyedService<LdapDataSource>(name);
            return source is null
                ? throw new InvalidOperationException(
                    $"{typeof(TContext).Name} needs a directory: call services.{(name is null ? "AddLdap(url)" : $"AddKeyedLdap(\"{name}\", ...)")} too.")
                : configure?.Invoke(source) ?? new LdapContextOptions<TContext> { DataSource = source };
        });
    }

    static LdapDataSource Create(IServiceProvider provider, string name)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<LdapOptions>>().Get(name);
        var url = LdapUrl.Parse(options.Url!);
        var connection = LdapConnectionOptions.FromUrl(url);
        connection = connection with
        {
            Security = options.Security ?? connection.Security,
            Credential = options.Credential
                ?? (options.BindDn is { } bindDn ? LdapCredential.Simple(bindDn, options.Password ?? "") : connection.Credential),
            AllowCleartextPassword = options.AllowCleartextPassword,
            LoggerFactory = provider.GetService<ILoggerFactory>() ?? connection.LoggerFactory,
            TimeProvider = provider.GetService<TimeProvider>() ?? connection.TimeProvider,
        };
        return new LdapDataSource(options.ConfigureConnection?.Invoke(connection) ?? connection, url.Dn, options.Strategy);
    }
}
