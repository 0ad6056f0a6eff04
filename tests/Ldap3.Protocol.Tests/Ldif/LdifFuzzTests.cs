using CsCheck;
using Ldap3.Protocol.Ldif;

namespace Ldap3.Protocol.Tests.Ldif;

public sealed class LdifFuzzTests
{
    const string Document =
        "version: 1\n\ndn: cn=a,o=x\nobjectClass: person\ncn:: w6kgZm9sZ\n GVk\n\n# note\n folded\ndn:: Y249YixvPXg=\n"
        + "control: 1.2.3 true: v\nchangetype: modify\nadd: sn\nsn: b\n-\ndelete: cn\n-\n\n"
        + "dn: cn=b,o=x\r\nchangetype: modrdn\r\nnewrdn: cn=c\r\ndeleteoldrdn: 1\r\nnewsuperior: o=y\r\n\r\n"
        + "dn: cn=c,o=y\nchangetype: delete\n";

    static readonly Gen<string> Damaged = Gen.Select(
            Gen.Int[0, Document.Length - 1], Gen.Int[0, 3], Gen.Char["\n\r :#-<=,1\u00E9\uD800acdnor"].Array[0, 4].Select(chars => new string(chars)))
        .Array[1, 4].Select(changes => changes.Aggregate(Document, Damage));

    [Fact]
    public void Damaged_LDIF_is_refused_with_its_line_or_read_and_then_stable() =>
        Damaged.Sample(ReadAndReadAgain, iter: 20_000);

    [Fact]
    public void Any_text_is_refused_or_read_and_then_stable() =>
        Gen.Char["dn:cx=o a\n\r#-<1changetype"].Array[0, 60].Select(chars => new string(chars)).Sample(ReadAndReadAgain, iter: 20_000);

    static string Damage(string text, (int Place, int Length, string Inserted) change)
    {
        var start = Math.Min(change.Place, text.Length);
        return text[..start] + change.Inserted + text[Math.Min(start + change.Length, text.Length)..];
    }

    static bool ReadAndReadAgain(string text)
    {
        string written;
        try
        {
            written = Write(LdifReader.Parse(text));
        }
        catch (LdapFormatException error)
        {
            return error.Line > 0 && error.Position >= 0 && error.Position <= error.Input.Length;
        }

        return Write(LdifReader.Parse(written)) == written;
    }

    static string Write(IEnumerable<LdifRecord> records)
    {
        using var text = new StringWriter();
        var writer = new LdifWriter(text);
        foreach (var record in records)
        {
            writer.Write(record);
        }

        return text.ToString();
    }
}
