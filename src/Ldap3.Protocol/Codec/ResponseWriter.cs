using System.Diagnostics;
using System.Formats.Asn1;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Codec;

/// <summary>Writes responses as octets (RFC 4511 sections 4.1.9, 4.2.2, 4.5.2, 4.12 and 4.13).</summary>
static class ResponseWriter
{
    public static void Write(AsnWriter writer, LdapResponse response)
    {
        switch (response)
        {
            case SearchResultEntry entry:
                EntryWriter.Write(writer, entry);
                break;
            case SearchResultReference reference:
                TextListCodec.Write(writer, reference.Uris, AsnTag.Of(OperationTag.SearchResultReference));
                break;
            case IntermediateResponse intermediate:
                WriteIntermediate(writer, intermediate);
                break;
            case LdapResult result:
                WriteResult(writer, result);
                break;
            default:
                throw new UnreachableException();
        }
    }

    static void WriteResult(AsnWriter writer, LdapResult result)
    {
        var tag = AsnTag.Of(TagOf(result));
        writer.PushSequence(tag);
        writer.WriteEnumerated((int)result.ResultCode);
        if (result is BindResponse { SicilyChallenge: { } challenge })
        {
            writer.WriteOctets(challenge);
        }
        else
        {
            writer.WriteText(result.MatchedDn);
        }

        writer.WriteText(result.DiagnosticMessage);
        if (result.Referrals.Count > 0)
        {
            TextListCodec.Write(writer, result.Referrals, AsnTag.Of(FieldTag.Referral));
        }

        switch (result)
        {
            case BindResponse { ServerSaslCredentials: { } credentials }:
                writer.WriteOctets(credentials, AsnTag.Of(FieldTag.ServerSaslCredentials));
                break;
            case ExtendedResponse extended:
                WriteNameAndValue(writer, extended.Oid, FieldTag.ResponseName, extended.Value, FieldTag.ResponseValue);
                break;
        }

        writer.PopSequence(tag);
    }

    static byte TagOf(LdapResult result) => result switch
    {
        SearchResultDone => OperationTag.SearchResultDone,
        BindResponse => OperationTag.BindResponse,
        ModifyResponse => OperationTag.ModifyResponse,
        AddResponse => OperationTag.AddResponse,
        DeleteResponse => OperationTag.DeleteResponse,
        ModifyDnResponse => OperationTag.ModifyDnResponse,
        CompareResponse => OperationTag.CompareResponse,
        ExtendedResponse => OperationTag.ExtendedResponse,
        _ => throw new UnreachableException(),
    };

    static void WriteIntermediate(AsnWriter writer, IntermediateResponse response)
    {
        var tag = AsnTag.Of(OperationTag.IntermediateResponse);
        writer.PushSequence(tag);
        WriteNameAndValue(
            writer, response.Oid, FieldTag.IntermediateName, response.Value, FieldTag.IntermediateValue);
        writer.PopSequence(tag);
    }

    static void WriteNameAndValue(AsnWriter writer, string? name, byte nameTag, OctetString? value, byte valueTag)
    {
        if (name is not null)
        {
            writer.WriteText(name, AsnTag.Of(nameTag));
        }

        if (value is { } octets)
        {
            writer.WriteOctets(octets, AsnTag.Of(valueTag));
        }
    }
}
