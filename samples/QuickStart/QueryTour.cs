using System.Globalization;
using Ldap3.Linq;
using QuickStart.Model;

namespace QuickStart;

/// <summary>What can be asked with LINQ, and what each question becomes.</summary>
sealed class QueryTour(Company company)
{
    const int PageSize = 50;

    static readonly (string, Func<Person, string?>)[] PersonColumns =
    [
        ("User", person => person.UserName),
        ("Name", person => person.FullName),
        ("Department", person => person.Department),
        ("Title", person => person.Title),
        ("City", person => person.City),
    ];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Report.Heading("Queries");
        await ShowAsync(
            "Who is called Smith?",
            company.People.Where(p => p.Surname == "smith").OrderBy(p => p.UserName),
            cancellationToken);
        await ShowAsync(
            "Names in any script: whose name contains \"krü\" or \"小\"?",
            company.People.Where(p => p.FullName.Contains("krü") || p.FullName.Contains('小')).OrderBy(p => p.UserName),
            cancellationToken);
        await ShowAsync(
            "Which contractors work elsewhere than in Berlin, and are not called A...? The first six.",
            company.People
                .Where(p => p.EmployeeType == "contractor" && p.City != "Berlin" && !p.Surname.StartsWith("A"))
                .OrderBy(p => p.UserName)
                .Take(6),
            cancellationToken);
        await ShowAsync(
            "Who has a user number from 10050 to 10055?",
            company.People.Where(p => p.UidNumber >= 10050 && p.UidNumber < 10056).OrderBy(p => p.UidNumber),
            cancellationToken);
        await ShowGroupsAsync(cancellationToken);
        await ShowNumbersAsync(cancellationToken);
        ShowRefusal();
    }

    async Task ShowGroupsAsync(CancellationToken cancellationToken)
    {
        var administrators = await company.Groups.SingleAsync(g => g.Name == "Administrators", cancellationToken);
        await ShowAsync(
            "Who is an administrator?",
            company.People.Where(p => p.Groups.Contains(administrators.Dn)).OrderBy(p => p.UserName),
            cancellationToken);

        var boss = await company.People.SingleAsync(p => p.UserName == "mhamilton", cancellationToken);
        await ShowAsync(
            $"Who reports to {boss.FullName}?",
            company.People.Where(p => p.Manager == boss.Dn).OrderBy(p => p.UserName),
            cancellationToken);

        string[] wanted = ["jsmith", "xli", "nobody"];
        await ShowAsync(
            "Who of a list is there?",
            company.People.Where(p => wanted.Contains(p.UserName)).OrderBy(p => p.UserName),
            cancellationToken);

        var groups = company.Groups.Where(g => g.Members.Contains(boss.Dn)).OrderBy(g => g.Name);
        Report.Query($"Which groups have {boss.FullName} as a member?", groups);
        Report.Rows(
            await groups.ToListAsync(cancellationToken),
            ("Group", group => group.Name),
            ("Description", group => group.Description),
            ("Members", group => group.Members.Count.ToString(CultureInfo.InvariantCulture)));
    }

    async Task ShowNumbersAsync(CancellationToken cancellationToken)
    {
        Report.Heading("Numbers");
        var streamed = 0;
        var cities = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await foreach (var person in company.People.AsNoTracking().PageSize(PageSize).AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            streamed++;
            cities[person.City ?? ""] = cities.GetValueOrDefault(person.City ?? "") + 1;
        }

        Report.Line("people", string.Create(CultureInfo.InvariantCulture, $"{streamed}, streamed in pages of {PageSize}"));
        var withSecondAddress = company.People.Where(p => p.Mail.Any(m => m.EndsWith("@meridian.example")));
        Report.Line("with a second address", await CountAsync(withSecondAddress, cancellationToken));
        Report.Line("without a manager", await CountAsync(company.People.Where(p => p.Manager == null), cancellationToken));
        Report.Rows(
            cities,
            ("City", city => city.Key),
            ("People", city => city.Value.ToString(CultureInfo.InvariantCulture)));
    }

    void ShowRefusal()
    {
        Report.Heading("What a directory cannot be asked is refused, and the message says what to do");
        try
        {
            company.People.Where(p => p.Surname.Length > 10).ToLdapQuery();
        }
        catch (LdapTranslationException e)
        {
            Report.Line("p => p.Surname.Length > 10", e.Message);
        }
    }

    static async Task ShowAsync(string question, IQueryable<Person> query, CancellationToken cancellationToken)
    {
        Report.Query(question, query);
        Report.Rows(await query.ToListAsync(cancellationToken), PersonColumns);
    }

    static async Task<string> CountAsync(IQueryable<Person> query, CancellationToken cancellationToken)
    {
        var count = await query.CountAsync(cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{count}  {query.ToLdapQuery().Filter}");
    }
}
