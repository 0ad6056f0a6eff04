using Ldap3.Protocol.Names;

namespace Ldap3.Specification;

/// <summary>
/// What a company's programs ask of its people, in C# that a directory and LINQ to Objects run alike. Constants are written
/// as they are stored: LINQ to Objects minds their case.
/// </summary>
static class BusinessQueries
{
    static readonly string[] Offices = ["Berlin", "Lyon"];
    static readonly List<string> Technical = ["Engineering", "Research", "IT"];
    static readonly HashSet<string?> Languages = ["de", "fr-FR"];

    public static IReadOnlyDictionary<string, Func<IQueryable<Colleague>, DistinguishedName, object>> All { get; } =
        new Dictionary<string, Func<IQueryable<Colleague>, DistinguishedName, object>>
        {
            ["sign-in by user name"] = (people, _) => people.Where(p => p.UserName == "ghopper").Select(p => p.FullName),
            ["sign-in by mail address"] = (people, _) => people.Where(p => p.Mail.Contains("ghopper@example.org")).Select(p => p.UserName),
            ["search as you type"] = (people, _) => people.Where(p => p.Surname.StartsWith("Ho") || p.GivenName!.StartsWith("Ho")).Select(p => p.UserName),
            ["telephone book of a city"] = (people, _) => people.Where(p => p.City == "Berlin" && p.Mobile != null).Select(p => p.DisplayName + ": " + p.Mobile),
            ["page two of the people by user name"] = (people, _) => people.OrderBy(p => p.UserName).Skip(10).Take(10).Select(p => p.UserName),
            ["head count of a department"] = (people, _) => people.Count(p => p.Department == "Engineering"),
            ["head count of two offices"] = (people, _) => people.LongCount(p => Offices.Contains(p.City)),
            ["technical staff without a room"] = (people, _) => people.Where(p => Technical.Contains(p.Department!) && p.RoomNumber == null).Select(p => p.UserName),
            ["everybody but one contract"] = (people, _) => people.Where(p => p.Contract != "full-time").Select(p => p.UserName),
            ["speakers of two languages"] = (people, _) => people.Where(p => Languages.Contains(p.Language)).Select(p => p.UserName),
            ["direct reports"] = (people, _) => people.Where(p => p.Manager != null && p.Manager.UserName == "ghopper").Select(p => p.UserName),
            ["reports of reports"] = (people, _) => people.Where(p => p.Manager != null && p.Manager.Manager != null && p.Manager.Manager.UserName == "mhamilton").Select(p => p.UserName),
            ["managed from another department"] = (people, _) => people.Where(p => p.Department == "Sales" && p.Manager != null && p.Manager.Department != "Sales").Select(p => p.UserName),
            ["managed from Berlin, working elsewhere"] = (people, _) => people.Where(p => p.Manager != null && p.Manager.City == "Berlin" && p.City != "Berlin").Select(p => p.UserName),
            ["the head of the company"] = (people, _) => people.Single(p => p.Manager == null).FullName,
            ["people with their managers"] = (people, _) => people.Where(p => p.Manager != null && p.Department == "Research").Join(people, p => p.Manager!.Dn, m => m.Dn, (p, m) => p.UserName + " < " + m.FullName),
            ["managers with the number of their reports in Berlin"] = (people, _) => people.Where(p => p.Title!.StartsWith("Head of ")).GroupJoin(people.Where(p => p.Manager != null && p.City == "Berlin"), m => m.Dn, p => p.Manager!.Dn, (m, reports) => m.UserName + " " + reports.Count()),
            ["accounts in a range"] = (people, _) => people.Where(p => p.UidNumber >= 10010 && p.UidNumber < 10020).Select(p => p.UserName),
            ["no account"] = (people, _) => people.Count(p => p.UidNumber == null),
            ["the least and the greatest account"] = (people, _) => people.Min(p => p.UidNumber) + ".." + people.Max(p => p.UidNumber),
            ["heads of departments"] = (people, _) => people.Where(p => p.Title!.StartsWith("Head of ")).Select(p => p.Title + ": " + p.FullName),
            ["team leads, but not in Lyon"] = (people, _) => people.Where(p => p.Title == "Team Lead" && !(p.City == "Lyon")).Select(p => p.UserName),
            ["titles with a word in them"] = (people, _) => people.Where(p => p.Title!.Contains("Manager")).Select(p => p.Title!),
            ["members of a group"] = (people, groups) => people.Where(p => p.Groups.Contains(groups.Child("cn", "administrators"))).Select(p => p.UserName),
            ["not in the group"] = (people, groups) => people.Count(p => !p.Groups.Contains(groups.Child("cn", "administrators"))),
            ["in no group at all"] = (people, _) => people.Count(p => !p.Groups.Any()),
            ["is there anybody in Kraków?"] = (people, _) => people.Any(p => p.City == "Kraków"),
            ["does everybody have a manager or the top title?"] = (people, _) => people.All(p => p.Manager != null || p.UserName == "mhamilton"),
            ["first by user name in research"] = (people, _) => people.Where(p => p.Department == "Research").OrderBy(p => p.UserName).First().UserName,
            ["last by user name in research"] = (people, _) => people.Where(p => p.Department == "Research").OrderBy(p => p.UserName).Last().UserName,
            ["nobody of that name"] = (people, _) => people.FirstOrDefault(p => p.UserName == "nobody")?.FullName ?? "nobody",
            ["research and support together"] = (people, _) => people.Where(p => p.Department == "Research").Union(people.Where(p => p.Department == "Support")).Select(p => p.UserName),
            ["engineers that are not in Berlin"] = (people, _) => people.Where(p => p.Department == "Engineering").Except(people.Where(p => p.City == "Berlin")).Select(p => p.UserName),
            ["a cost centre or a fallback"] = (people, _) => people.Where(p => (p.CostCentre ?? "000") == "100" || (p.RoomNumber ?? "none") == "none").Select(p => p.UserName),
            ["one of either, not both"] = (people, _) => people.Where(p => (p.City == "Berlin") ^ (p.Department == "Sales")).Select(p => p.UserName),
        };
}
