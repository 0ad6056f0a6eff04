using Ldap3.Protocol;
using Ldap3.Protocol.Ldif;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Transfer;
using static Ldap3.Server.Tests.OpenLdapServer;

namespace Ldap3.Server.Tests.OpenLdap;

public sealed class LdifImportTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Records_fail_and_are_applied_as_by_ldapmodify_and_what_is_exported_is_read_again()
    {
        var (mine, theirs) = ($"ou=m{Guid.NewGuid():N},{SandboxDn}", $"ou=t{Guid.NewGuid():N},{SandboxDn}");
        var folder = Directory.CreateTempSubdirectory("ldif-import");
        await using var connection = new LdapConnection(AdministratorOptions());
        try
        {
            var rejects = new StringWriter();
            using var source = new StringReader(Changes(mine));
            var report = await new LdifImporter(connection, new LdifImportOptions { ContinueOnError = true })
                .ImportAsync(source, rejects, CancellationToken);

            var (file, skipped) = (Path.Combine(folder.FullName, "changes.ldif"), Path.Combine(folder.FullName, "rejects.ldif"));
            await File.WriteAllTextAsync(file, Changes(theirs), CancellationToken);
            var tool = await LdapTool.RunAsync(
                "ldapmodify", "-x", "-ZZ", "-H", Url.ToString().TrimEnd('/'), "-D", AdministratorDn, "-w", AdministratorPassword,
                "-a", "-c", "-S", skipped, "-f", file);

            Assert.Equal(
                [ResultCode.NoSuchObject, ResultCode.ObjectClassViolation, ResultCode.NoSuchAttribute],
                report.Failures.OrderBy(failure => failure.Number).Select(failure => failure.ResultCode!.Value));
            Assert.Equal((LdifImportEnd.Completed, 7L, 4L), (report.End, report.Read, report.Applied));
            Assert.NotEqual(0, tool.ExitCode);
            Assert.Equal(
                LdifReader.Parse(await File.ReadAllTextAsync(skipped, CancellationToken))
                    .Select(record => record.Dn.ToString().Replace(theirs, mine, StringComparison.Ordinal)).Order(),
                LdifReader.Parse(rejects.ToString()).Select(record => record.Dn.ToString()).Order());
            Assert.Equal(await ExportAsync(connection, mine), (await ExportAsync(connection, theirs)).Replace(theirs, mine, StringComparison.Ordinal));
        }
        finally
        {
            foreach (var root in new[] { mine, theirs })
            {
                await connection.DeleteAsync(new DeleteRequest(DistinguishedName.Parse($"cn=b,{root}")), CancellationToken.None);
                await connection.DeleteAsync(new DeleteRequest(DistinguishedName.Parse(root)), CancellationToken.None);
            }

            folder.Delete(recursive: true);
        }
    }

    static async Task<string> ExportAsync(LdapConnection connection, string root)
    {
        var text = new StringWriter();
        var request = new SearchRequest { BaseObject = DistinguishedName.Parse(root), Attributes = ["cn", "objectClass", "description"] };
        await LdifExporter.ExportAsync(connection.StreamAsync(request), text, cancellationToken: CancellationToken);
        Assert.Equal(2, LdifReader.Parse(text.ToString()).Count);
        return text.ToString();
    }

    static string Changes(string root) => $"""
        dn: {root}
        objectClass: organizationalUnit
        ou: {root[3..root.IndexOf(',', StringComparison.Ordinal)]}

        dn: cn=a,{root}
        objectClass: device
        cn: a
        description:: w6kgZm9sZ
         GVk

        dn: cn=x,ou=missing,{root}
        objectClass: device
        cn: x

        dn: cn=y,{root}
        objectClass: device
        cn: y
        sn: not allowed

        dn: cn=a,{root}
        changetype: modify
        delete: serialNumber
        serialNumber: 1
        -

        dn: cn=a,{root}
        changetype: modify
        add: description
        description: second
        -

        dn: cn=a,{root}
        changetype: modrdn
        newrdn: cn=b
        deleteoldrdn: 1

        """;
}
