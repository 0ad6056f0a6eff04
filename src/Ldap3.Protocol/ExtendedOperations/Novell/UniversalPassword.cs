using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.ExtendedOperations.Novell;

/// <summary>Reading and setting the password that eDirectory keeps in a form that can be read (NMAS), as octets.</summary>
static class UniversalPassword
{
    const int NmasVersion = 1;

    // SEQUENCE { nmasver INTEGER, reqdn OCTET STRING }
    public static ExtendedRequest GetRequest(DistinguishedName user) => Request(NovellOid.GetUniversalPassword, user, null);

    // SEQUENCE { nmasver INTEGER, reqdn OCTET STRING, new_passwd OCTET STRING }
    public static ExtendedRequest SetRequest(DistinguishedName user, OctetString password) =>
        Request(NovellOid.SetUniversalPassword, user, password);

    // SEQUENCE { nmasver INTEGER, err INTEGER, passwd OCTET STRING OPTIONAL }
    public static string? ReadPassword(ExtendedResponse response)
    {
        var fields = ReadStatus(response, NovellOid.GetUniversalPassword);

        // Some of eDirectory's own programs count the NUL that ends a text in C as part of it.
        return fields.HasMore ? fields.ReadText().TrimEnd('\0') : null;
    }

    // SEQUENCE { nmasver INTEGER, err INTEGER }
    public static void ReadSet(ExtendedResponse response) => ReadStatus(response, NovellOid.SetUniversalPassword);

    static ExtendedRequest Request(string oid, DistinguishedName user, OctetString? password)
    {
        var writer = WriterCache.Rent();
        using (writer.PushSequence())
        {
            writer.WriteInteger(NmasVersion);
            writer.WriteText(user.ToString());
            if (password is { } octets)
            {
                writer.WriteOctets(octets);
            }
        }

        return new ExtendedRequest(oid, WriterCache.TakeEncoded(writer));
    }

    static BerReader ReadStatus(ExtendedResponse response, string operation)
    {
        var fields = ExtendedValue.Open(response, operation).ReadSequence();
        fields.ReadInteger();
        var error = fields.ReadLong();
        return error == 0
            ? fields
            : throw new LdapException($"eDirectory's NMAS refused the extended operation {operation} with its error {error}.");
    }
}
