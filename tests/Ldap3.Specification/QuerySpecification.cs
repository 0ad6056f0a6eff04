using Ldap3.Linq;

namespace Ldap3.Specification;

/// <summary>LINQ over the sample company: the same rows from every directory.</summary>
public abstract class QuerySpecification(DirectoryFixture directory)
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public static TheoryData<string, IEnumerable<string>> Questions => new()
    {
        { "surname in any case", ["bsmith", "jsmith", "msmith", "vsmith"] },
        { "name in another script", ["xli"] },
        { "accent and part of a word", ["jkruger", "lkruger", "lkruger2", "mkruger", "rkruger", "skruger", "zkruger"] },
        { "number between two", ["jsimek", "kjensen", "volsen"] },
        { "no manager", ["mhamilton"] },
        { "manager by name", ["aweiss", "clefevre", "ghopper", "hlamarr", "jnino", "llindqvist", "sdahl", "wokafor", "zkruger"] },
        { "in a group", ["jsmith", "llindqvist"] },
        { "of a list", ["jsmith", "xli"] },
        { "one of several values", ["ghopper"] },
        { "neither this nor that", ["clefevre"] },
        { "head, but not of sales", ["aweiss", "ghopper", "hlamarr", "llindqvist"] },
        { "by its own name", ["ghopper"] },
        { "never", [] },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_question_finds_exactly_these(string question, IEnumerable<string> expected)
    {
        await using var company = new CompanyContext(directory.Source);

        var found = await Ask(company, question).Select(p => p.UserName).ToListAsync(CancellationToken);

        var isSecondMail = question == "one of several values" && directory.KeepsOneMail;
        Assert.Equal(isSecondMail ? [] : expected, found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Numbers_are_counted_by_the_server()
    {
        await using var company = new CompanyContext(directory.Source);

        Assert.Equal(224, await company.People.CountAsync(CancellationToken));
        Assert.True(await company.People.AnyAsync(p => p.City == "Kraków", CancellationToken));
        Assert.False(await company.People.AnyAsync(p => p.City == "Atlantis", CancellationToken));
        Assert.True(await company.People.AllAsync(p => p.Surname != null, CancellationToken));
        Assert.Equal(10002, await company.People.MinAsync(p => p.UidNumber, CancellationToken));
    }

    [Fact]
    public async Task Rows_come_sorted_limited_and_skipped_as_asked()
    {
        await using var company = new CompanyContext(directory.Source);
        var legal = company.People.Where(p => p.Department == "Legal");

        var all = await legal.OrderBy(p => p.UserName).Select(p => p.UserName).ToListAsync(CancellationToken);
        var middle = await legal.OrderBy(p => p.UserName).Skip(1).Take(2).Select(p => p.UserName).ToListAsync(CancellationToken);
        var last = await legal.OrderByDescending(p => p.UserName).FirstAsync(CancellationToken);

        Assert.Equal(all.Order(StringComparer.Ordinal), all);
        Assert.Equal(all[1..3], middle);
        Assert.Equal(all[^1], last.UserName);
    }

    [Fact]
    public async Task Streaming_by_pages_gives_everybody_once_and_blocking_too()
    {
        await using var company = new CompanyContext(directory.Source);
        var streamed = new List<string>();
        await foreach (var person in company.People.AsNoTracking().PageSize(37).AsAsyncEnumerable().WithCancellation(CancellationToken))
        {
            streamed.Add(person.UserName);
        }

        Assert.Equal(224, streamed.Distinct().Count());
        Assert.Equal(streamed.Order(StringComparer.Ordinal), company.People.AsEnumerable().Select(p => p.UserName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_unit_of_work_creates_changes_renames_and_deletes()
    {
        await using var company = new CompanyContext(directory.Source);
        foreach (var leftover in await company.Trainees.Where(p => p.Surname == "Specification").ToListAsync(CancellationToken))
        {
            company.Trainees.Remove(leftover);
        }

        await company.SaveChangesAsync(CancellationToken);
        var person = new Trainee { UserName = "spec", FullName = "Spec, \"the\" one", Surname = "Specification" };
        company.Trainees.Add(person);
        Assert.Equal(1, await company.SaveChangesAsync(CancellationToken));
        Assert.Equal(0, await company.SaveChangesAsync(CancellationToken));

        person.Mail.Add("spec@example.org");
        person.RoomNumber = "1.01";
        person.FullName = "Spec, the + other";
        Assert.Equal(2, await company.SaveChangesAsync(CancellationToken));

        await using var other = new CompanyContext(directory.Source);
        var read = await other.Trainees.SingleAsync(p => p.Surname == "specification", CancellationToken);
        Assert.Equal(("spec", "Spec, the + other", "1.01"), (read.UserName, read.FullName, read.RoomNumber));
        Assert.Equal(["spec@example.org"], read.Mail);
        other.Trainees.Remove(read);
        await other.SaveChangesAsync(CancellationToken);
        Assert.False(await company.Trainees.AnyAsync(p => p.Surname == "Specification", CancellationToken));
    }

    IQueryable<Employee> Ask(CompanyContext company, string question)
    {
        var people = company.People;
        var groups = directory.Source.BaseDn.Child("ou", "Groups");
        var boss = directory.PersonName("MHamilton");
        string[] wanted = ["jsmith", "xli", "nobody"];
        string[] none = [];
        return question switch
        {
            "surname in any case" => people.Where(p => p.Surname == "SMITH"),
            "name in another script" => people.Where(p => p.FullName.EndsWith('李')),
            "accent and part of a word" => people.Where(p => p.Surname.Contains("KRÜ")),
            "number between two" => people.Where(p => p.UidNumber > 10049 && p.UidNumber <= 10052),
            "no manager" => people.Where(p => p.Manager == null),
            "manager by name" => people.Where(p => p.Manager == boss),
            "in a group" => people.Where(p => p.Groups.Contains(groups.Child("cn", "administrators"))),
            "of a list" => people.Where(p => wanted.Contains(p.UserName)),
            "one of several values" => people.Where(p => p.Mail.Any(m => m == "grace.hopper@meridian.example")),
            "neither this nor that" => people.Where(p => p.Title!.StartsWith("Head of Hum") && !(p.City == "Berlin" || p.City == null)),
            "head, but not of sales" => people.Where(p =>
                (p.Title == "Head of Finance" || p.Title == "Head of IT" || p.Title == "Head of Engineering" || p.Title == "Head of Legal")
                && p.Department != "Sales"),
            "by its own name" => people.Where(p => p.Dn == directory.PersonName("ghopper")),
            "never" => people.Where(p => none.Contains(p.UserName)),
            _ => throw new ArgumentException("There is no such question.", nameof(question)),
        };
    }
}
