using System.Linq.Expressions;

namespace Ldap3.Linq.Tests.Translation;

public sealed class OrderTranslationTests
{
    static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<Expression<Func<Person, bool>>, string> Rows => new()
    {
        { x => x.GidNumber >= 5, "(gidNumber>=5)" },
        { x => x.GidNumber <= 5, "(gidNumber<=5)" },
        { x => x.GidNumber > 5, "(gidNumber>=6)" },
        { x => x.GidNumber < 5, "(gidNumber<=4)" },
        { x => 5 < x.GidNumber, "(gidNumber>=6)" },
        { x => 5 >= x.GidNumber, "(gidNumber<=5)" },
        { x => !(x.GidNumber > 5), "(!(gidNumber>=6))" },
        { x => x.GidNumber > int.MaxValue, "(|)" },
        { x => x.GidNumber >= int.MinValue, "(gidNumber=*)" },
        { x => x.GidNumber < int.MinValue, "(|)" },
        { x => x.GidNumber > null, "(|)" },
        { x => x.GidNumber > 5 && x.GidNumber < 9, "(gidNumber>=6)(gidNumber<=8)" },
        { x => x.GidNumber!.Value > 5, "(gidNumber>=6)" },
        { x => x.GidNumber > 5L, "(gidNumber>=6)" },
        { x => x.UidNumber < 5, "(|(uidNumber<=4)(!(uidNumber=*)))" },
        { x => x.UidNumber > 5, "(uidNumber>=6)" },
        { x => x.UidNumber > -1, "(|(uidNumber>=0)(!(uidNumber=*)))" },
        { x => x.UidNumber <= int.MaxValue, "(|(uidNumber=*)(!(uidNumber=*)))" },
        { x => x.Warning < 300, "(|(shadowWarning=*)(!(shadowWarning=*)))" },
        { x => x.Level > 4, "(|(shadowFlag>=5)(!(shadowFlag=*)))" },
        { x => x.Level < 4, "(shadowFlag<=3)" },
        { x => x.CreatedAt >= Noon, "(createTimestamp>=20261123120000Z)" },
        { x => x.CreatedAt > Noon, "(createTimestamp>=20261123120000Z)(!(createTimestamp=20261123120000Z))" },
        { x => x.CreatedAt < Noon, "(createTimestamp<=20261123120000Z)(!(createTimestamp=20261123120000Z))" },
        { x => x.CreatedAt!.Value <= Noon.AddTicks(1), "(createTimestamp<=20261123120000.0000001Z)" },
        { x => x.Failures.Any(t => t > Noon), "(pwdFailureTime>=20261123120000.0000001Z)" },
        { x => x.Failures.Any(t => t < Noon), "(pwdFailureTime<=20261123115959.9999999Z)" },
        { x => x.Failures.Any(t => t >= Noon), "(pwdFailureTime>=20261123120000Z)" },
        { x => x.Failures.All(t => t < Noon), "(!(pwdFailureTime>=20261123120000Z))" },
        { x => x.Expires == null, "(|(!(accountExpires=*))(accountExpires=0)(accountExpires>=2650467744000000000))" },
        { x => x.Expires < Noon, "(accountExpires<=134399088000000000)(!(accountExpires=134399088000000000))(!(accountExpires=0))(!(accountExpires>=2650467744000000000))" },
        { x => x.Expires >= Noon, "(accountExpires>=134399088000000000)(!(accountExpires=0))(!(accountExpires>=2650467744000000000))" },
        { x => (x.GidNumber ?? 9) > 5, "(|(gidNumber>=6)(!(gidNumber=*)))" },
        { x => (x.GidNumber & 5) == 5, "(gidNumber:1.2.840.113556.1.4.803:=5)" },
        { x => (x.GidNumber & 5) != 0, "(!(&(gidNumber=*)(!(gidNumber:1.2.840.113556.1.4.804:=5))))" },
        { x => (x.UidNumber & 5) != 0, "(uidNumber:1.2.840.113556.1.4.804:=5)" },
        { x => (x.UidNumber & 5) == 0, "(!(uidNumber:1.2.840.113556.1.4.804:=5))" },
        { x => (x.UidNumber & 5) == 4, "(uidNumber:1.2.840.113556.1.4.803:=4)(!(uidNumber:1.2.840.113556.1.4.804:=1))" },
        { x => (x.UidNumber & 5) == 2, "(|)" },
        { x => (x.UidNumber & 0) == 0, "true" },
        { x => x.Access.HasFlag(Access.Write), "(shadowMax:1.2.840.113556.1.4.803:=2)" },
        { x => x.Access.HasFlag(Access.Write | Access.Admin), "(shadowMax:1.2.840.113556.1.4.803:=6)" },
        { x => x.Access.HasFlag(Access.None), "true" },
        { x => !x.Access.HasFlag(Access.Admin), "(!(shadowMax:1.2.840.113556.1.4.803:=4))" },
        { x => (x.Access & Access.Admin) == Access.Admin, "(shadowMax:1.2.840.113556.1.4.803:=4)" },
        { x => (x.Access & (Access.Admin | Access.Read)) != 0, "(shadowMax:1.2.840.113556.1.4.804:=5)" },
        { x => x.Access == Access.Write, "(shadowMax=2)" },
        { x => x.Access == Access.None, "(|(shadowMax=0)(!(shadowMax=*)))" },
        { x => x.MaybeAccess!.Value.HasFlag(Access.Read), "(shadowMin:1.2.840.113556.1.4.803:=1)" },
        { x => x.MaybeAccess == null, "(!(shadowMin=*))" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_comparison_by_order_becomes_exactly_this_filter(Expression<Func<Person, bool>> predicate, string filter) =>
        Assert.Equal(filter, TranslationOnly.Filter(predicate));
}
