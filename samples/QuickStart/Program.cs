using Ldap3.Protocol;
using QuickStart;
using QuickStart.Model;

var arguments = new Arguments();
return await arguments.CreateCommand(RunAsync).Parse(args).InvokeAsync();

static async Task<int> RunAsync(LdapDataSource? server, CancellationToken cancellationToken)
{
    try
    {
        await using var embedded = server is null ? EmbeddedCompany.Start() : null;
        await using var source = server ?? embedded!.CreateDataSource();
        await Console.Error.WriteLineAsync($"The directory: {source.Options}, below {source.BaseDn}");
        await using var company = new Company(source);
        await new QueryTour(company).RunAsync(cancellationToken);
        await new ChangeTour(company).RunAsync(cancellationToken);
        return 0;
    }
    catch (Exception e) when (e is LdapException or FormatException)
    {
        await Console.Error.WriteLineAsync(e.Message);
        return 1;
    }
}
