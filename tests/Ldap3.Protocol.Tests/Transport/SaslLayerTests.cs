using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Authentication.Sasl;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Codec;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Tests.Sessions;

namespace Ldap3.Protocol.Tests.Transport;

/// <summary>What travels under a SASL layer, with servers that are right and hostile (RFC 4422 section 3.7).</summary>
public sealed class SaslLayerTests
{
    static readonly byte[] Key = "a key of the test"u8.ToArray();

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_behind_the_bind_travels_in_frames_no_longer_than_agreed()
    {
        await using var server = new ScriptedServer();
        await using var connection = await OpenAsync(server);
        var comparing = connection.SearchAsync(Answers.Ask(new string('x', 3 * StampLayer.Size)), CancellationToken);

        var request = await ReceiveAsync(server);
        await SendAsync(server, request.MessageId, Answers.Entry(new string('y', 5 * StampLayer.Size)));
        await SendAsync(server, request.MessageId, Answers.Done);

        var outcome = await comparing;
        Assert.Equal(3 * StampLayer.Size, Assert.IsType<SearchRequest>(request.Operation).Asked().Length);
        Assert.Equal(5 * StampLayer.Size, Assert.Single(outcome.Entries).GetString("cn")!.Length);
    }

    [Fact]
    public async Task What_comes_with_the_answer_to_the_bind_is_read_under_the_layer()
    {
        await using var server = new ScriptedServer();
        await using var connection = Connect(server);
        var opening = connection.OpenAsync(CancellationToken);
        var (messageId, _) = await server.ReceiveAsync<BindRequest>();

        // A forged message slipped in behind the answer, in one packet, as if it belonged to what follows.
        await server.SendAsync(
            messageId, new BindResponse { ResultCode = ResultCode.Success }, new BindResponse { ResultCode = ResultCode.Success });
        await opening;

        await Assert.ThrowsAnyAsync<LdapException>(() => connection.SearchAsync(Answers.Ask("x"), CancellationToken));
        Assert.False(connection.IsOpen);
    }

    [Fact]
    public async Task A_buffer_that_was_changed_ends_the_connection()
    {
        await using var server = new ScriptedServer();
        await using var connection = await OpenAsync(server);
        var searching = connection.SearchAsync(Answers.Ask("x"), CancellationToken);
        var request = await ReceiveAsync(server);
        var frame = Frame(request.MessageId, Answers.Done);
        frame[^1] ^= 1;

        await server.SendAsync(frame);

        await Assert.ThrowsAsync<LdapSecurityException>(() => searching);
        Assert.False(connection.IsOpen);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(StampLayer.Size + 1u)]
    [InlineData(uint.MaxValue)]
    public async Task A_frame_of_another_length_than_agreed_ends_the_connection_before_room_is_made(uint length)
    {
        await using var server = new ScriptedServer();
        await using var connection = await OpenAsync(server);
        var searching = connection.SearchAsync(Answers.Ask("x"), CancellationToken);
        await ReceiveAsync(server);
        var head = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(head, length);

        await server.SendAsync(head);

        var e = await Assert.ThrowsAsync<LdapProtocolException>(() => searching);
        Assert.Contains("RFC 4422", e.Message, StringComparison.Ordinal);
    }

    static async Task<LdapConnection> OpenAsync(ScriptedServer server)
    {
        var connection = Connect(server);
        var opening = connection.OpenAsync(CancellationToken);
        var (messageId, _) = await server.ReceiveAsync<BindRequest>();
        await server.SendAsync(messageId, new BindResponse { ResultCode = ResultCode.Success });
        await opening;
        return connection;
    }

    static LdapConnection Connect(ScriptedServer server) =>
        new(server.Options with { Credential = LdapCredential.Sasl(new StampMechanism()) });

    // The frames of one message of the client.
    static async Task<LdapMessage> ReceiveAsync(ScriptedServer server)
    {
        using var layer = new StampLayer();
        var plain = new ArrayBufferWriter<byte>();
        int length;
        while (!LdapMessageReader.TryReadHeader(plain.WrittenSpan, 1 << 20, out length) || plain.WrittenCount < length)
        {
            var size = BinaryPrimitives.ReadInt32BigEndian(await server.ReceiveOctetsAsync(4));
            Assert.InRange(size, 1, StampLayer.Size);
            layer.Unwrap(await server.ReceiveOctetsAsync(size), plain);
        }

        return LdapMessageReader.Read(plain.WrittenSpan.ToArray());
    }

    static async Task SendAsync(ScriptedServer server, int messageId, LdapResponse response) =>
        await server.SendAsync(Frame(messageId, response));

    static byte[] Frame(int messageId, LdapResponse response)
    {
        var message = new ArrayBufferWriter<byte>();
        LdapMessageWriter.Write(new LdapMessage(messageId, response), message);
        var frames = new List<byte>();
        foreach (var part in message.WrittenSpan.ToArray().Chunk(StampLayer.Plain))
        {
            using var layer = new StampLayer();
            var wrapped = new ArrayBufferWriter<byte>();
            layer.Wrap(part, wrapped);
            var head = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(head, wrapped.WrittenCount);
            frames.AddRange([.. head, .. wrapped.WrittenSpan]);
        }

        return [.. frames];
    }

    /// <summary>
    /// A mechanism of the application's own: it proves nothing, and its layer puts a stamp behind each buffer.
    /// </summary>
    sealed class StampMechanism : SaslMechanism
    {
        public override string Name => "X-STAMP";

        public override SaslStrength Strength => SaslStrength.Legacy;

        public override SaslExchange Begin(SaslContext context) => new StampExchange();
    }

    sealed class StampExchange : SaslExchange
    {
        readonly StampLayer _layer = new();

        public override SaslSecurityLayer? SecurityLayer => _layer;

        public override OctetString? Respond(OctetString? challenge) => "me";

        public override void Complete(OctetString? additionalData)
        {
        }
    }

    sealed class StampLayer : SaslSecurityLayer
    {
        public const int Size = 256;
        public const int Plain = Size - SHA256.HashSizeInBytes;

        public override bool IsConfidential => false;

        public override int MaxPlainSize => Plain;

        public override int MaxProtectedSize => Size;

        public override void Wrap(ReadOnlySpan<byte> plain, IBufferWriter<byte> output)
        {
            output.Write(plain);
            output.Write(HMACSHA256.HashData(Key, plain));
        }

        public override void Unwrap(ReadOnlySpan<byte> protectedBuffer, IBufferWriter<byte> output)
        {
            var plain = protectedBuffer[.. Math.Max(0, protectedBuffer.Length - SHA256.HashSizeInBytes)];
            if (!HMACSHA256.HashData(Key, plain).AsSpan().SequenceEqual(protectedBuffer[plain.Length ..]))
            {
                throw new LdapSecurityException("The stamp is wrong.");
            }

            output.Write(plain);
        }
    }
}
