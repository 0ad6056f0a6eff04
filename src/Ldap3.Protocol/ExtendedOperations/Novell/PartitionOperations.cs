using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.ExtendedOperations.Novell;

/// <summary>What eDirectory can be asked about itself, as octets. Names are plain OCTET STRINGs, one after another.</summary>
static class PartitionOperations
{
    // A server holds far fewer; the list's length is the network's word.
    const int MostReplicas = 100_000;

    public static ExtendedRequest BindDnRequest { get; } = new(NovellOid.GetBindDn) { IsIdempotent = true };

    public static ExtendedRequest Request(string oid, params ReadOnlySpan<DistinguishedName> names)
    {
        var writer = WriterCache.Rent();
        foreach (var name in names)
        {
            writer.WriteText(name.ToString());
        }

        return new ExtendedRequest(oid, WriterCache.TakeEncoded(writer)) { IsIdempotent = true };
    }

    public static string ReadBindDn(ExtendedResponse response) =>
        response.Value is { IsEmpty: false } value ? new BerReader(value.Memory).ReadText() : "";

    public static int ReadEntryCount(ExtendedResponse response) =>
        ExtendedValue.Open(response, NovellOid.PartitionEntryCount).ReadInteger();

    // replicaList ::= SEQUENCE OF OCTET STRING
    public static IReadOnlyList<string> ReadReplicas(ExtendedResponse response)
    {
        var list = ExtendedValue.Open(response, NovellOid.ListReplicas).ReadSequence();
        var replicas = new List<string>();
        while (list.HasMore)
        {
            replicas.Add(replicas.Count < MostReplicas
                ? list.ReadText()
                : throw new LdapProtocolException($"The server lists more than {MostReplicas} replicas."));
        }

        return replicas;
    }

    public static NovellReplicaInfo ReadReplicaInfo(ExtendedResponse response)
    {
        // The fields stand one after another, without a SEQUENCE around them.
        var fields = ExtendedValue.Open(response, NovellOid.ReplicaInfo);
        return new NovellReplicaInfo
        {
            PartitionId = ReadNumber(ref fields),
            ReplicaState = ReadNumber(ref fields),
            ModificationTime = ReadTime(ref fields),
            PurgeTime = ReadTime(ref fields),
            LocalPartitionId = ReadNumber(ref fields),
            PartitionDn = fields.ReadText(),
            ReplicaType = ReadNumber(ref fields),
            Flags = ReadNumber(ref fields),
        };
    }

    static int ReadNumber(ref BerReader fields) => fields.ReadInteger(minimum: int.MinValue);

    // Seconds since 1970.
    static DateTimeOffset ReadTime(ref BerReader fields) => DateTimeOffset.FromUnixTimeSeconds(fields.ReadInteger());
}
