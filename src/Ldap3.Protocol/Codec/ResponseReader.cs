using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Codec;

/// <summary>Reads responses from octets (RFC 4511 sections 4.1.9, 4.2.2, 4.5.2, 4.12 and 4.13).</summary>
static class ResponseReader
{
    /// <summary>Reads the response of this tag, or returns null when the tag is none of a response.</summary>
    public static LdapResponse? Read(byte tag, BerReader contents, IReadOnlyList<Control> controls) => tag switch
    {
        OperationTag.SearchResultEntry => SearchResultEntry.FromEncoded(EncodedEntry.Read(contents), controls),
        OperationTag.SearchResultReference =>
            new SearchResultReference(TextListCodec.Read(contents)) { Controls = controls },
        OperationTag.IntermediateResponse => ReadIntermediate(contents, controls),
        OperationTag.SearchResultDone or OperationTag.BindResponse or OperationTag.ModifyResponse
            or OperationTag.AddResponse or OperationTag.DeleteResponse or OperationTag.ModifyDnResponse
            or OperationTag.CompareResponse or OperationTag.ExtendedResponse =>
            ResultReader.Read(tag, contents, controls),
        _ => null,
    };

    static IntermediateResponse ReadIntermediate(BerReader contents, IReadOnlyList<Control> controls)
    {
        string? oid = null;
        OctetString? value = null;
        while (contents.HasMore)
        {
            switch (contents.NextTag)
            {
                case FieldTag.IntermediateName:
                    oid = contents.ReadText(FieldTag.IntermediateName);
                    break;
                case FieldTag.IntermediateValue:
                    value = contents.ReadOctetString(FieldTag.IntermediateValue);
                    break;
                default:
                    contents.Skip();
                    break;
            }
        }

        return new IntermediateResponse(oid, value) { Controls = controls };
    }
}
