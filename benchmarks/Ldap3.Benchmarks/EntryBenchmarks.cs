using System.Buffers;
using BenchmarkDotNet.Attributes;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Codec;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Benchmarks;

/// <summary>Decoding a found entry of 16 attributes and 20 values.</summary>
[MemoryDiagnoser]
public class EntryBenchmarks
{
    byte[] _message = [];

    [GlobalSetup]
    public void Encode()
    {
        var attributes = Enumerable.Range(0, 16).Select(i => new LdapAttribute(
            $"attribute{i}",
            [.. Enumerable.Range(0, i < 2 ? 3 : 1).Select(v => (OctetString)$"a value of ordinary length {i} {v}")]));
        var entry = new SearchResultEntry(DistinguishedName.Parse("uid=u0000001,ou=Bulk,dc=example,dc=org"), [.. attributes]);
        var output = new ArrayBufferWriter<byte>();
        LdapMessageWriter.Write(new LdapMessage(1, entry), output);
        _message = output.WrittenSpan.ToArray();
    }

    [Benchmark(Baseline = true)]
    public object Decode() => LdapMessageReader.Read(_message);

    [Benchmark]
    public int DecodeAndReadEveryValue()
    {
        var entry = (SearchResultEntry)LdapMessageReader.Read(_message).Operation;
        var octets = 0;
        for (var i = 0; i < entry.AttributeCount; i++)
        {
            foreach (var value in entry.GetValues(i))
            {
                octets += value.Length;
            }
        }

        return octets;
    }

    [Benchmark]
    public int DecodeToAttributes() => ((SearchResultEntry)LdapMessageReader.Read(_message).Operation).Attributes.Count;
}
