using System.Globalization;
using Ldap3.Linq;
using Ldap3.Protocol.Names;
using QuickStart.Model;

namespace QuickStart;

/// <summary>Creates, changes, renames and deletes entries through the unit of work, and leaves the directory as it was.</summary>
sealed class ChangeTour(Company company)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Report.Heading("Changes");
        await ForgetEarlierRunAsync(cancellationToken);

        var boss = await company.People.SingleAsync(p => p.UserName == "ghopper", cancellationToken);
        var person = new Person
        {
            UserName = "snewcomer",
            FullName = "Søren Newcomer",
            GivenName = "Søren",
            Surname = "Newcomer",
            Mail = ["snewcomer@example.org"],
            Title = "Software Engineer",
            Department = "Engineering",
            City = "København",
            Manager = boss.Dn,
        };
        company.People.Add(person);
        await SaveAsync("Somebody new", cancellationToken);

        person.Title = "Senior Software Engineer";
        person.Mail.Add("soren@meridian.example");
        await SaveAsync("Promoted, with a second address", cancellationToken);

        var project = await company.Groups.SingleAsync(g => g.Name == "Project Aurora", cancellationToken);
        var name = person.Dn;
        project.Members.Add(name);
        await SaveAsync("In a project: one value added to its members", cancellationToken);

        project.Members.Remove(name);
        await SaveAsync("Out of it again", cancellationToken);

        person.UserName = "soren";
        await SaveAsync("Renamed, because the user name names the entry", cancellationToken);

        company.People.Remove(person);
        await SaveAsync("Gone", cancellationToken);
    }

    async Task SaveAsync(string what, CancellationToken cancellationToken)
    {
        var requests = await company.SaveChangesAsync(cancellationToken);
        Report.Line(what, string.Create(CultureInfo.InvariantCulture, $"{requests} request(s) sent"));
        Report.Rows(
            await Newcomers.AsNoTracking().ToListAsync(cancellationToken),
            ("Name", person => person.Dn.ToString()),
            ("Title", person => person.Title),
            ("Mail", person => string.Join(", ", person.Mail.Order(StringComparer.Ordinal))),
            ("Groups", person => string.Join(", ", person.Groups.Select(CommonName))));
    }

    /// <summary>Removes what a run left behind that was stopped in the middle.</summary>
    async Task ForgetEarlierRunAsync(CancellationToken cancellationToken)
    {
        foreach (var leftover in await Newcomers.ToListAsync(cancellationToken))
        {
            company.People.Remove(leftover);
        }

        await company.SaveChangesAsync(cancellationToken);
    }

    IQueryable<Person> Newcomers => company.People.Where(p => p.Surname == "Newcomer");

    static string CommonName(DistinguishedName group) => group.Rdn!.Parts[0].Value.ToString();
}
