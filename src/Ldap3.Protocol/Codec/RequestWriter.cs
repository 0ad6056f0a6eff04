using System.Diagnostics;
using System.Formats.Asn1;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Codec;

/// <summary>Writes requests as octets (RFC 4511 sections 4.2 to 4.12).</summary>
static class RequestWriter
{
    public static void Write(AsnWriter writer, LdapRequest request)
    {
        switch (request)
        {
            case SearchRequest search:
                WriteSearch(writer, search);
                break;
            case BindRequest bind:
                WriteBind(writer, bind);
                break;
            case ModifyRequest modify:
                WriteModify(writer, modify);
                break;
            case AddRequest add:
                WriteAdd(writer, add);
                break;
            case DeleteRequest delete:
                writer.WriteText(delete.Entry.ToString(), AsnTag.Of(OperationTag.DeleteRequest));
                break;
            case ModifyDnRequest modifyDn:
                WriteModifyDn(writer, modifyDn);
                break;
            case CompareRequest compare:
                WriteCompare(writer, compare);
                break;
            case ExtendedRequest extended:
                WriteExtended(writer, extended);
                break;
            case AbandonRequest abandon:
                writer.WriteInteger(abandon.AbandonedMessageId, AsnTag.Of(OperationTag.AbandonRequest));
                break;
            case UnbindRequest:
                writer.WriteNull(AsnTag.Of(OperationTag.UnbindRequest));
                break;
            default:
                throw new UnreachableException();
        }
    }

    static void WriteBind(AsnWriter writer, BindRequest request)
    {
        var tag = AsnTag.Of(OperationTag.BindRequest);
        writer.PushSequence(tag);
        writer.WriteInteger(request.Version);
        writer.WriteText(request.Name);
        switch (request.Authentication)
        {
            case SimpleAuthentication simple:
                writer.WriteOctets(simple.Password, AsnTag.Of(FieldTag.Simple));
                break;
            case SaslAuthentication sasl:
                WriteSasl(writer, sasl);
                break;
            case SicilyAuthentication sicily:
                writer.WriteOctets(sicily.Token, AsnTag.Of((byte)(FieldTag.Simple + (int)sicily.Step)));
                break;
            default:
                throw new UnreachableException();
        }

        writer.PopSequence(tag);
    }

    static void WriteSasl(AsnWriter writer, SaslAuthentication sasl)
    {
        var tag = AsnTag.Of(FieldTag.Sasl);
        writer.PushSequence(tag);
        writer.WriteText(sasl.Mechanism);
        if (sasl.Credentials is { } credentials)
        {
            writer.WriteOctets(credentials);
        }

        writer.PopSequence(tag);
    }

    static void WriteSearch(AsnWriter writer, SearchRequest request)
    {
        var tag = AsnTag.Of(OperationTag.SearchRequest);
        writer.PushSequence(tag);
        writer.WriteText(request.BaseObject.ToString());
        writer.WriteEnumerated((int)request.Scope);
        writer.WriteEnumerated((int)request.DereferenceAliases);
        writer.WriteInteger(request.SizeLimit);
        writer.WriteInteger(request.TimeLimit);
        writer.WriteBoolean(request.TypesOnly);
        FilterCodec.Write(writer, request.Filter);
        TextListCodec.Write(writer, request.Attributes);
        writer.PopSequence(tag);
    }

    static void WriteModify(AsnWriter writer, ModifyRequest request)
    {
        var tag = AsnTag.Of(OperationTag.ModifyRequest);
        writer.PushSequence(tag);
        writer.WriteText(request.Entry.ToString());
        writer.PushSequence();
        for (var i = 0; i < request.Changes.Count; i++)
        {
            writer.PushSequence();
            writer.WriteEnumerated((int)request.Changes[i].Operation);
            AttributeCodec.Write(writer, request.Changes[i].Attribute);
            writer.PopSequence();
        }

        writer.PopSequence();
        writer.PopSequence(tag);
    }

    static void WriteAdd(AsnWriter writer, AddRequest request)
    {
        var tag = AsnTag.Of(OperationTag.AddRequest);
        writer.PushSequence(tag);
        writer.WriteText(request.Entry.ToString());
        AttributeCodec.WriteAll(writer, request.Attributes);
        writer.PopSequence(tag);
    }

    static void WriteModifyDn(AsnWriter writer, ModifyDnRequest request)
    {
        var tag = AsnTag.Of(OperationTag.ModifyDnRequest);
        writer.PushSequence(tag);
        writer.WriteText(request.Entry.ToString());
        writer.WriteText(request.NewRdn.ToString());
        writer.WriteBoolean(request.DeleteOldRdn);
        if (request.NewSuperior is { } newSuperior)
        {
            writer.WriteText(newSuperior.ToString(), AsnTag.Of(FieldTag.NewSuperior));
        }

        writer.PopSequence(tag);
    }

    static void WriteCompare(AsnWriter writer, CompareRequest request)
    {
        var tag = AsnTag.Of(OperationTag.CompareRequest);
        writer.PushSequence(tag);
        writer.WriteText(request.Entry.ToString());
        writer.PushSequence();
        writer.WriteText(request.Attribute.ToString());
        writer.WriteOctets(request.AssertionValue);
        writer.PopSequence();
        writer.PopSequence(tag);
    }

    static void WriteExtended(AsnWriter writer, ExtendedRequest request)
    {
        var tag = AsnTag.Of(OperationTag.ExtendedRequest);
        writer.PushSequence(tag);
        writer.WriteText(request.Oid, AsnTag.Of(FieldTag.RequestName));
        if (request.Value is { } value)
        {
            writer.WriteOctets(value, AsnTag.Of(FieldTag.RequestValue));
        }

        writer.PopSequence(tag);
    }
}
