using CsCheck;
using Ldap3.Protocol.Values;
using Ldap3.Protocol.Values.Security;

namespace Ldap3.Protocol.Tests.Values.Security;

/// <summary>The octets are what Samba's own library made of the SDDL beside them; it writes rights in another order.</summary>
public sealed class SecurityDescriptorTests
{
    const string Octets =
        "AQAUlBQAAAAkAAAANAAAAFAAAAABAgAAAAAABSAAAAAgAgAAAQIAAAAAAAUgAAAAIAIAAAQAHAABAAAAAsAUACAADAABAQAAAAAAAQAAAAAEAGgAAwAAAAEK"
        + "FAD/AA8AAQEAAAAAAAEAAAAABQM4AAABAAADAAAAcJUpAG0k0BGnaACqAG4FKbp6lr/mDdARooUAqgAwSeIBAQAAAAAABQoAAAAAABQAAAAAEAEBAAAAAAAF"
        + "EgAAAA==";

    const string Text =
        "O:BAG:BAD:PAI(D;CIIO;CCDCLCSWRPWPDTLOSDRCWDWO;;;WD)"
        + "(OA;OICI;CR;00299570-246d-11d0-a768-00aa006e0529;bf967aba-0de6-11d0-a285-00aa003049e2;PS)(A;;GA;;;SY)S:(AU;SAFA;WPWDWO;;;WD)";

    static readonly Sid Domain = Sid.Parse("S-1-5-21-1-2-3");

    static byte[] Sample => Convert.FromBase64String(Octets);

    [Fact]
    public void Octets_are_read_and_told_in_SDDL()
    {
        var descriptor = SecurityDescriptor.FromOctets(Sample);

        Assert.Equal(Text, descriptor.ToSddl());
        Assert.Equal(WellKnownSids.BuiltinAdministrators, descriptor.Owner);
        Assert.Equal(WellKnownSids.BuiltinAdministrators, descriptor.Group);
        Assert.Equal(3, descriptor.Dacl!.Entries.Count);
        Assert.Equal(
            new AccessControlEntry
            {
                Type = AceType.AccessAllowedObject,
                Flags = AceFlags.ObjectInherit | AceFlags.ContainerInherit,
                Rights = DirectoryRights.ControlAccess,
                ObjectType = new Guid("00299570-246d-11d0-a768-00aa006e0529"),
                InheritedObjectType = new Guid("bf967aba-0de6-11d0-a285-00aa003049e2"),
                Trustee = WellKnownSids.PrincipalSelf,
            },
            descriptor.Dacl.Entries[1]);
    }

    [Fact]
    public void Octets_come_back_as_they_were()
    {
        var descriptor = SecurityDescriptor.FromOctets(Sample);

        Assert.Equal(Octets, Convert.ToBase64String(descriptor.ToOctets().Span));
        Assert.Equal(descriptor, SecurityDescriptor.FromOctets(descriptor.ToOctets().Span));
        Assert.Equal(descriptor.GetHashCode(), SecurityDescriptor.FromOctets(Sample).GetHashCode());
        Assert.NotEqual(descriptor, descriptor with { Sacl = null });
    }

    [Fact]
    public void A_domain_gives_its_accounts_short_names()
    {
        var descriptor = new SecurityDescriptor
        {
            Owner = Domain.Account(WellKnownRelativeIds.DomainAdministrators),
            Dacl = new AccessControlList(new AccessControlEntry
            {
                Type = AceType.AccessAllowed,
                Rights = DirectoryRights.ReadProperty | DirectoryRights.Synchronize,
                Trustee = Domain.Account(1234),
            }),
        };

        Assert.Equal("O:DAD:(A;;0x100010;;;S-1-5-21-1-2-3-1234)", descriptor.ToSddl(Domain));
        Assert.Equal("O:S-1-5-21-1-2-3-512D:(A;;0x100010;;;S-1-5-21-1-2-3-1234)", descriptor.ToString());
        Assert.Equal(2, descriptor.Dacl.Revision);
        Assert.Equal(descriptor, SecurityDescriptor.FromOctets(descriptor.ToOctets().Span));
    }

    [Fact]
    public void No_list_and_an_empty_list_are_opposites()
    {
        var open = new SecurityDescriptor { Control = SecurityDescriptorControl.DaclPresent };
        var closed = new SecurityDescriptor { Dacl = new AccessControlList() };

        Assert.Equal("D:NO_ACCESS_CONTROL", open.ToSddl());
        Assert.Equal("D:", closed.ToSddl());
        Assert.Equal("", new SecurityDescriptor().ToSddl());
        Assert.Equal(open, SecurityDescriptor.FromOctets(open.ToOctets().Span));
        Assert.Equal(closed, SecurityDescriptor.FromOctets(closed.ToOctets().Span));
        Assert.NotEqual(open, closed);
    }

    [Fact]
    public void Entries_of_unknown_types_are_kept_as_octets()
    {
        var entry = new AccessControlEntry { Type = (AceType)77, ApplicationData = new byte[] { 1, 2, 3, 4 } };
        var descriptor = new SecurityDescriptor { Dacl = new AccessControlList(entry) };

        var read = SecurityDescriptor.FromOctets(descriptor.ToOctets().Span);

        Assert.Equal(entry, Assert.Single(read.Dacl!.Entries));
        Assert.Equal("(0x4d;;;;;S-1-0-0;#01020304)", entry.ToString());
    }

    [Fact]
    public void Any_descriptor_comes_back()
    {
        var sid = Gen.UInt.Select(Domain.Account);
        var entry = Gen.Select(Gen.Int[0, 19], Gen.Byte, Gen.Int, Gen.Guid.Nullable(), Gen.Guid.Nullable(), sid, Gen.Byte.Array[0, 8])
            .Select((type, flags, rights, first, second, trustee, data) => (AceType)type == AceType.AccessAllowedCompound
                ? new AccessControlEntry { Type = (AceType)type, Flags = (AceFlags)flags, ApplicationData = data }
                : new AccessControlEntry
                {
                    Type = (AceType)type,
                    Flags = (AceFlags)flags,
                    Rights = (DirectoryRights)rights,
                    ObjectType = TakesObjects(type) ? first : null,
                    InheritedObjectType = TakesObjects(type) ? second : null,
                    Trustee = trustee,
                    ApplicationData = data,
                });
        var list = entry.Array[0, 5].Select(entries => new AccessControlList(entries)).Null();

        Gen.Select(sid.Nullable(), sid.Nullable(), list, list, Gen.UShort, Gen.Byte).Sample((owner, group, dacl, sacl, control, manager) =>
        {
            var descriptor = new SecurityDescriptor
            {
                Owner = owner,
                Group = group,
                Dacl = dacl,
                Sacl = sacl,
                Control = (SecurityDescriptorControl)control,
                ResourceManagerControl = manager,
            };
            return SecurityDescriptor.FromOctets(descriptor.ToOctets().Span) == descriptor && descriptor.ToString() is not null;
        });

        static bool TakesObjects(int type) => type is (>= 5 and <= 8) or 11 or 12 or 15 or 16;
    }

    [Fact]
    public void No_damage_is_taken_for_anything_but_bad_form()
    {
        for (var i = 0; i < Sample.Length; i++)
        {
            ReadOrRefuse(Sample[..i]);
            foreach (var octet in (byte[])[0x00, 0x01, 0x0F, 0x7F, 0x80, 0xFF])
            {
                var damaged = Sample;
                damaged[i] = octet;
                ReadOrRefuse(damaged);
            }
        }

        Assert.False(SecurityDescriptor.TryFromOctets([], out _));
        Assert.True(SecurityDescriptor.TryFromOctets(Sample, out _));

        static void ReadOrRefuse(byte[] octets) =>
            Assert.True(Record.Exception(() => SecurityDescriptor.FromOctets(octets)) is null or FormatException);
    }

    [Fact]
    public void What_is_wrong_is_said_with_its_place()
    {
        var damaged = Sample;
        damaged[4] = 0xFF;

        Assert.Contains("at octet 4", Assert.Throws<FormatException>(() => SecurityDescriptor.FromOctets(damaged)).Message);
    }

    [Fact]
    public void A_list_without_room_is_refused()
    {
        var entry = new AccessControlEntry { Type = AceType.AccessAllowed, Trustee = WellKnownSids.Everyone };
        var descriptor = new SecurityDescriptor { Dacl = new AccessControlList([.. Enumerable.Repeat(entry, 4000)]) };

        Assert.Throws<ArgumentException>(() => descriptor.ToOctets());
    }

    [Fact]
    public void A_converter_reads_and_writes_them()
    {
        var converter = ValueConverters.Find(typeof(SecurityDescriptor), "nTSecurityDescriptor")!;

        Assert.Equal(Octets, Convert.ToBase64String(converter.WriteObject(converter.ReadObject(Sample)!).Span));
    }
}
