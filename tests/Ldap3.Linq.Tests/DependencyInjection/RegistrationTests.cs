using Ldap3.Linq.Tests.Execution;
using Ldap3.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ldap3.Linq.Tests.DependencyInjection;

public sealed class RegistrationTests(CompanyDirectory directory) : IClassFixture<CompanyDirectory>
{
    static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_context_is_scoped_and_its_directory_a_singleton()
    {
        await using var provider = new ServiceCollection()
            .AddLdap(directory.Url)
            .AddLdap(directory.Url)
            .AddLdapContext<Company>()
            .BuildServiceProvider(validateScopes: true);
        await using var one = provider.CreateAsyncScope();
        await using var other = provider.CreateAsyncScope();

        var company = one.ServiceProvider.GetRequiredService<Company>();

        Assert.Same(company, one.ServiceProvider.GetRequiredService<Company>());
        Assert.NotSame(company, other.ServiceProvider.GetRequiredService<Company>());
        Assert.Same(provider.GetRequiredService<LdapDataSource>(), company.DataSource);
        Assert.Equal(30, await company.People.CountAsync(Token));
    }

    [Fact]
    public async Task A_factory_makes_contexts_without_a_scope()
    {
        await using var provider = new ServiceCollection()
            .AddLdap(directory.Url)
            .AddLdapContextFactory<Company>(configure: source => new() { DataSource = source, PageSize = 3 })
            .BuildServiceProvider(validateScopes: true);
        var factory = provider.GetRequiredService<ILdapContextFactory<Company>>();

        await using var one = factory.CreateContext();
        await using var other = factory.CreateContext();

        Assert.NotSame(one, other);
        Assert.Equal(3, one.People.ToLdapQuery().PageSize);
        Assert.Equal(30, one.People.Count());
    }

    [Fact]
    public async Task Several_directories_are_keyed_services()
    {
        await using var provider = new ServiceCollection()
            .AddKeyedLdap("here", options => options.Url = directory.Url)
            .AddKeyedLdap("there", options => options.Url = "ldaps://ldap.example.org/o=there")
            .AddLdapContext<Company>("here")
            .BuildServiceProvider(validateScopes: true);

        Assert.Equal("o=there", provider.GetRequiredKeyedService<LdapDataSource>("there").BaseDn.ToString());
        await using var scope = provider.CreateAsyncScope();
        Assert.Equal(30, await scope.ServiceProvider.GetRequiredService<Company>().People.CountAsync(Token));
    }

    [Theory]
    [InlineData(null, null, "Url is missing")]
    [InlineData("http://x", null, "is no LDAP URL")]
    [InlineData("ldap://x/o=test", "cn=admin", "password over a connection that is not protected")]
    public void Options_that_cannot_work_are_refused_before_anything_is_sent(string? url, string? bindDn, string problem)
    {
        using var provider = new ServiceCollection()
            .AddLdap(options => (options.Url, options.BindDn, options.Password) = (url, bindDn, "secret"))
            .BuildServiceProvider();

        var failure = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<LdapDataSource>);
        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_context_without_a_directory_says_what_to_call()
    {
        using var provider = new ServiceCollection().AddLdapContext<Company>().BuildServiceProvider();
        using var scope = provider.CreateScope();

        var failure = Assert.Throws<InvalidOperationException>(scope.ServiceProvider.GetRequiredService<Company>);
        Assert.Contains("AddLdap(url)", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "(title=?)")]
    [InlineData(true, "(title=Engineer)")]
    public async Task A_query_is_logged_with_its_values_only_when_that_is_allowed(bool isAllowed, string logged)
    {
        var lines = new List<string>();
        using var loggers = new LineLoggerFactory(lines);
        await using var company = new Company(new LdapContextOptions<Company>
        {
            DataSource = directory.Source,
            LoggerFactory = loggers,
            EnableSensitiveDataLogging = isAllowed,
        });

        await company.People.TagWith("report").Where(x => x.Title == "Engineer").ToListAsync(Token);

        var line = Assert.Single(lines);
        Assert.Contains($"(&(objectClass=inetOrgPerson){logged}) found 10", line, StringComparison.Ordinal);
        Assert.EndsWith("report", line, StringComparison.Ordinal);
    }

    sealed class LineLoggerFactory(List<string> lines) : ILoggerFactory, ILogger
    {
        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
