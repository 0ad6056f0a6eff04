namespace Ldap3.Protocol.Codec;

/// <summary>The identifier octets of the <c>protocolOp</c> choice: application tags (RFC 4511 section 4.1.1).</summary>
static class OperationTag
{
    public const byte BindRequest = 0x60;
    public const byte BindResponse = 0x61;
    public const byte UnbindRequest = 0x42;
    public const byte SearchRequest = 0x63;
    public const byte SearchResultEntry = 0x64;
    public const byte SearchResultDone = 0x65;
    public const byte ModifyRequest = 0x66;
    public const byte ModifyResponse = 0x67;
    public const byte AddRequest = 0x68;
    public const byte AddResponse = 0x69;
    public const byte DeleteRequest = 0x4A;
    public const byte DeleteResponse = 0x6B;
    public const byte ModifyDnRequest = 0x6C;
    public const byte ModifyDnResponse = 0x6D;
    public const byte CompareRequest = 0x6E;
    public const byte CompareResponse = 0x6F;
    public const byte AbandonRequest = 0x50;
    public const byte SearchResultReference = 0x73;
    public const byte ExtendedRequest = 0x77;
    public const byte ExtendedResponse = 0x78;
    public const byte IntermediateResponse = 0x79;

    /// <summary>In the envelope: the controls (RFC 4511 section 4.1.11).</summary>
    public const byte Controls = 0xA0;
}
