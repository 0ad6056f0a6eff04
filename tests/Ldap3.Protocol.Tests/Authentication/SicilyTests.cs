using System.Buffers.Binary;
using System.Net;
using System.Text;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Tests.Sessions;

namespace Ldap3.Protocol.Tests.Authentication;

/// <summary>
/// Active Directory's own binds by NTLM. No server that runs here speaks them: the steps are those of [MS-ADTS] section 5.1.1.1.3,
/// the challenge is made as [MS-NLMP] section 2.2.1.2 has it, and the tokens are .NET's.
/// </summary>
public sealed class SicilyTests
{
    static readonly LdapCredential Credential = LdapCredential.Sicily(new NetworkCredential("User", "Password", "Domain"));

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bind_takes_three_steps_each_of_which_succeeds()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options with { Credential = Credential });
        var opening = connection.OpenAsync(CancellationToken);

        var discovery = await ReceiveAsync(server, SicilyStep.PackageDiscovery, "");
        await server.SendAsync(discovery.MessageId, new BindResponse { ResultCode = ResultCode.Success, MatchedDn = "GSS-SPNEGO;NTLM" });
        var negotiate = await ReceiveAsync(server, SicilyStep.Negotiate, "NTLM");
        await server.SendAsync(negotiate.MessageId, new BindResponse { ResultCode = ResultCode.Success, SicilyChallenge = Challenge() });
        var response = await ReceiveAsync(server, SicilyStep.Response, "");
        await server.SendAsync(response.MessageId, new BindResponse { ResultCode = ResultCode.Success });
        await opening;

        Assert.True(discovery.Token.IsEmpty);
        Assert.Equal((1, 3), (Kind(negotiate.Token), Kind(response.Token)));
        var proof = Encoding.Unicode.GetString(response.Token.Span[..(response.Token.Length / 2 * 2)]);
        Assert.Contains("User", proof, StringComparison.Ordinal);
        Assert.Contains("Domain", proof, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Password", proof, StringComparison.Ordinal);
        Assert.DoesNotContain("Password", Encoding.UTF8.GetString([.. server.Seen]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_by_the_server()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options);
        var binding = connection.BindAsync(Credential, CancellationToken);

        await server.SendAsync(
            (await ReceiveAsync(server, SicilyStep.PackageDiscovery, "")).MessageId, new BindResponse { ResultCode = ResultCode.Success, MatchedDn = "NTLM" });
        await server.SendAsync(
            (await ReceiveAsync(server, SicilyStep.Negotiate, "NTLM")).MessageId, new BindResponse { ResultCode = ResultCode.Success, SicilyChallenge = Challenge() });
        await server.SendAsync(
            (await ReceiveAsync(server, SicilyStep.Response, "")).MessageId, new BindResponse { ResultCode = ResultCode.InvalidCredentials });

        Assert.Equal(ResultCode.InvalidCredentials, (await binding).Result.ResultCode);
    }

    [Fact]
    public async Task A_server_without_NTLM_gets_no_token()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options with { Credential = Credential });
        var opening = connection.OpenAsync(CancellationToken);

        var discovery = await ReceiveAsync(server, SicilyStep.PackageDiscovery, "");
        await server.SendAsync(discovery.MessageId, new BindResponse { ResultCode = ResultCode.Success, MatchedDn = "DPA" });

        var refused = await Assert.ThrowsAsync<LdapSecurityException>(() => opening);
        Assert.Contains("DPA", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("NTLMSSP", Encoding.ASCII.GetString([.. server.Seen]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_challenge_ends_the_bind()
    {
        await using var server = new ScriptedServer();
        await using var connection = new LdapConnection(server.Options with { Credential = Credential });
        var opening = connection.OpenAsync(CancellationToken);

        await server.SendAsync(
            (await ReceiveAsync(server, SicilyStep.PackageDiscovery, "")).MessageId, new BindResponse { ResultCode = ResultCode.Success, MatchedDn = "NTLM" });
        await server.SendAsync(
            (await ReceiveAsync(server, SicilyStep.Negotiate, "NTLM")).MessageId, new BindResponse { ResultCode = ResultCode.Success });

        await Assert.ThrowsAsync<LdapProtocolException>(() => opening);
    }

    [Fact]
    public void Secrets_are_not_printed() =>
        Assert.DoesNotContain("Password", Credential.ToString()!, StringComparison.Ordinal);

    static int Kind(OctetString token)
    {
        Assert.Equal("NTLMSSP\0", Encoding.ASCII.GetString(token.Span[..8]));
        return BinaryPrimitives.ReadInt32LittleEndian(token.Span[8..]);
    }

    static async Task<(int MessageId, OctetString Token)> ReceiveAsync(ScriptedServer server, SicilyStep step, string name)
    {
        var (messageId, request) = await server.ReceiveAsync<BindRequest>();
        var sicily = Assert.IsType<SicilyAuthentication>(request.Authentication);
        Assert.Equal((step, name), (sicily.Step, request.Name));
        return (messageId, sicily.Token);
    }

    static OctetString Challenge()
    {
        // Unicode, request target, NTLM, always sign, target is a domain, extended security, target info, version, 128, key exchange, 56.
        const uint Flags = 0xE2898235;
        var domain = Encoding.Unicode.GetBytes("Domain");
        byte[] information =
        [
            .. Pair(2, domain), .. Pair(1, Encoding.Unicode.GetBytes("Server")), .. Pair(7, BitConverter.GetBytes(134398656000000000)), .. Pair(0, []),
        ];
        var message = new byte[56];
        "NTLMSSP\0"u8.CopyTo(message);
        message[8] = 2;
        Field(message.AsSpan(12), domain.Length, message.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(20), Flags);
        Convert.FromHexString("0123456789abcdef").CopyTo(message, 24);
        Field(message.AsSpan(40), information.Length, message.Length + domain.Length);
        Convert.FromHexString("060072170000000f").CopyTo(message, 48);
        byte[] all = [.. message, .. domain, .. information];
        return new OctetString(all);
    }

    static byte[] Pair(ushort id, byte[] value) => [.. BitConverter.GetBytes(id), .. BitConverter.GetBytes((ushort)value.Length), .. value];

    static void Field(Span<byte> field, int length, int offset)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(field, (ushort)length);
        BinaryPrimitives.WriteUInt16LittleEndian(field[2..], (ushort)length);
        BinaryPrimitives.WriteInt32LittleEndian(field[4..], offset);
    }
}
