using System.Formats.Asn1;
using CsCheck;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Codec;

namespace Ldap3.Protocol.Tests.Codec;

/// <summary>
/// Holds the reader to System.Formats.Asn1 on 100,000 messages, most of them damaged.
/// </summary>
public sealed class OracleTests
{
    const int Messages = 2_000;
    const int Mutations = 50;

    // The most that reading may allocate, per octet of the message and besides: a filter item takes 3 octets at least
    // and becomes an object, a value takes 2.
    const int BytesPerOctet = 100;
    const int BytesBesides = 4_096;

    static readonly byte[][] Corpus = MakeCorpus();

    [Fact]
    public void Elements_are_taken_and_refused_as_by_System_Formats_Asn1()
    {
        var taken = 0;
        foreach (var octets in Damaged())
        {
            var mine = new List<(int Depth, byte Tag, int Start, int End)>();
            var theirs = new List<(int Depth, byte Tag, int Start, int End)>();
            var isTaken = TryWalk(octets, mine);

            Assert.True(isTaken == TryWalkByOracle(octets, theirs), Convert.ToHexString(octets));
            if (isTaken)
            {
                Assert.Equal(theirs, mine);
                taken++;
            }
        }

        Assert.InRange(taken, Messages, (Messages * Mutations) - Messages);
    }

    [Fact]
    public void Reading_allocates_in_proportion_to_the_octets_and_throws_one_exception()
    {
        foreach (var octets in Damaged().Concat(Costly()))
        {
            var limit = BytesBesides + ((long)BytesPerOctet * octets.Length);

            // What is made once, such as a table, is not made again.
            Assert.True(Allocated(octets) <= limit || Allocated(octets) <= limit, Convert.ToHexString(octets));
        }
    }

    static long Allocated(byte[] octets)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            LdapMessageReader.Read(octets);
        }
        catch (Exception e) when (e is LdapProtocolException or LdapFormatException)
        {
            // What an exception costs is .NET's business.
            return 0;
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Messages of as many small things as fit.</summary>
    static IEnumerable<byte[]> Costly()
    {
        byte[][] items = [[0x87, 1, 0x61], [0xA0, 0], [0xA2, 2, 0xA0, 0], [0xA3, 6, 4, 1, 0x61, 4, 1, 0x62]];
        foreach (var item in items)
        {
            var operands = Enumerable.Repeat(item, 5_000).SelectMany(octets => octets).ToArray();
            var filter = Element(0xA0, operands);
            yield return Message(0x63, [.. Wire.Hex("04 00 0A 01 00 0A 01 00 02 01 00 02 01 00 01 01 00"), .. filter, 0x30, 0]);
        }

        var attribute = Wire.Hex("30 05 04 01 61 31 00");
        yield return Message(0x64, [4, 0, .. Element(0x30, [.. Enumerable.Repeat(attribute, 5_000).SelectMany(octets => octets)])]);
        yield return Message(0x68, [4, 0, .. Element(0x30, [.. Enumerable.Repeat(attribute, 5_000).SelectMany(octets => octets)])]);
        yield return Message(0x73, [.. Enumerable.Repeat(new byte[] { 4, 0 }, 5_000).SelectMany(octets => octets)]);
    }

    static byte[] Message(byte tag, byte[] contents) => Element(0x30, [2, 1, 1, .. Element(tag, contents)]);

    static byte[] Element(byte tag, byte[] contents) =>
        [tag, 0x83, (byte)(contents.Length >> 16), (byte)(contents.Length >> 8), (byte)contents.Length, .. contents];

    static byte[][] MakeCorpus()
    {
        var messages = new List<byte[]>();
        MessageGen.Any.Sample(operation => messages.Add(Wire.Encode(operation)), iter: Messages, threads: 1);
        return [.. messages];
    }

    static IEnumerable<byte[]> Damaged()
    {
        var random = new Random(20_260);
        foreach (var message in Corpus)
        {
            yield return message;
            for (var i = 1; i < Mutations; i++)
            {
                yield return Damage(message, random);
            }
        }
    }

    static byte[] Damage(byte[] message, Random random)
    {
        var octets = random.Next(10) switch
        {
            0 => message[..random.Next(message.Length)],
            1 => message.Append((byte)random.Next(256)).ToArray(),
            2 => message[..random.Next(message.Length)].Concat(message[random.Next(message.Length)..]).ToArray(),
            _ => message.ToArray(),
        };
        for (var changes = random.Next(4); changes > 0 && octets.Length > 0; changes--)
        {
            // Mostly near the beginning, where the tags and lengths are that enclose the rest.
            var place = random.Next(random.Next(2) == 0 ? Math.Min(octets.Length, 24) : octets.Length);
            octets[place] = random.Next(3) == 0 ? (byte)(octets[place] ^ (1 << random.Next(8))) : (byte)random.Next(256);
        }

        return octets;
    }

    static bool TryWalk(byte[] octets, List<(int Depth, byte Tag, int Start, int End)> seen)
    {
        try
        {
            var reader = new BerReader(octets.AsSpan());
            Walk(ref reader, seen, 0);
            return true;
        }
        catch (LdapProtocolException)
        {
            return false;
        }
    }

    static void Walk(ref BerReader reader, List<(int Depth, byte Tag, int Start, int End)> seen, int depth)
    {
        while (reader.HasMore)
        {
            // The end-of-contents tag belongs to indefinite lengths, which LDAP does not have.
            if (reader.NextTag == 0)
            {
                throw new LdapProtocolException("end of contents");
            }

            var contents = reader.ReadAny(out var tag);
            seen.Add((depth, tag, contents.Position, contents.End));
            if ((tag & 0x20) != 0)
            {
                Walk(ref contents, seen, depth + 1);
            }
        }
    }

    static bool TryWalkByOracle(byte[] octets, List<(int Depth, byte Tag, int Start, int End)> seen)
    {
        try
        {
            return TryWalkByOracle(octets, 0, seen, 0);
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    static bool TryWalkByOracle(ReadOnlySpan<byte> octets, int offset, List<(int Depth, byte Tag, int Start, int End)> seen, int depth)
    {
        while (!octets.IsEmpty)
        {
            // RFC 4511 section 5.1: the restrictions of LDAP, and tags of one octet, which all of its elements have.
            if (octets[0] == 0 || (octets[0] & 0x1F) == 0x1F || (octets.Length > 1 && (octets[1] == 0x80 || octets[1] > 0x84)))
            {
                return false;
            }

            AsnDecoder.ReadEncodedValue(octets, AsnEncodingRules.BER, out var start, out var length, out var consumed);
            seen.Add((depth, octets[0], offset + start, offset + start + length));
            if ((octets[0] & 0x20) != 0 && !TryWalkByOracle(octets.Slice(start, length), offset + start, seen, depth + 1))
            {
                return false;
            }

            octets = octets[consumed..];
            offset += consumed;
        }

        return true;
    }
}
