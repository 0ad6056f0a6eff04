using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Codec;

/// <summary>Reads requests from octets (RFC 4511 sections 4.2 to 4.12).</summary>
static class RequestReader
{
    const int HighestVersion = 127;

    static readonly SicilyStep[] SicilySteps = Enum.GetValues<SicilyStep>();

    /// <summary>Reads the request of this tag, or returns null when the tag is none of a request.</summary>
    public static LdapRequest? Read(byte tag, BerReader contents, IReadOnlyList<Control> controls)
    {
        LdapRequest? request = tag switch
        {
            OperationTag.SearchRequest => ReadSearch(ref contents),
            OperationTag.BindRequest => ReadBind(ref contents),
            OperationTag.ModifyRequest => ReadModify(ref contents),
            OperationTag.AddRequest => ReadAdd(ref contents),
            OperationTag.DeleteRequest => new DeleteRequest(NameReader.ParseName(contents.Rest)),
            OperationTag.ModifyDnRequest => ReadModifyDn(ref contents),
            OperationTag.CompareRequest => ReadCompare(ref contents),
            OperationTag.ExtendedRequest => ReadExtended(ref contents),
            OperationTag.AbandonRequest => new AbandonRequest(contents.ReadContentsAsInteger()),
            OperationTag.UnbindRequest => new UnbindRequest(),
            _ => null,
        };
        return request is null || controls.Count == 0 ? request : request with { Controls = controls };
    }

    static BindRequest ReadBind(ref BerReader contents)
    {
        var version = contents.ReadInteger(minimum: 1, maximum: HighestVersion);
        var name = contents.ReadText();
        return new BindRequest(name, ReadAuthentication(ref contents)) { Version = version };
    }

    static AuthenticationChoice ReadAuthentication(ref BerReader contents)
    {
        if (contents.IsNext(FieldTag.Simple))
        {
            return new SimpleAuthentication(contents.ReadOctetString(FieldTag.Simple));
        }

        foreach (var step in SicilySteps)
        {
            if (contents.IsNext((byte)(FieldTag.Simple + (int)step)))
            {
                return new SicilyAuthentication(step, contents.ReadOctetString((byte)(FieldTag.Simple + (int)step)));
            }
        }

        if (!contents.IsNext(FieldTag.Sasl))
        {
            contents.ThrowUnexpected("A simple or SASL authentication");
        }

        var sasl = contents.ReadConstructed(FieldTag.Sasl);
        return new SaslAuthentication(sasl.ReadText(), sasl.ReadOptionalOctetString());
    }

    static SearchRequest ReadSearch(ref BerReader contents) => new()
    {
        BaseObject = NameReader.ReadName(ref contents),
        Scope = (SearchScope)contents.ReadEnumerated(),
        DereferenceAliases = (DereferenceAliases)contents.ReadEnumerated((int)DereferenceAliases.Always),
        SizeLimit = contents.ReadInteger(),
        TimeLimit = contents.ReadInteger(),
        TypesOnly = contents.ReadBoolean(),
        Filter = FilterCodec.Read(ref contents),
        Attributes = TextListCodec.Read(contents.ReadSequence()),
    };

    static ModifyRequest ReadModify(ref BerReader contents)
    {
        var entry = NameReader.ReadName(ref contents);
        var list = contents.ReadSequence();
        var changes = new List<Modification>();
        while (list.HasMore)
        {
            var change = list.ReadSequence();
            var operation = (ModifyOperation)change.ReadEnumerated();
            changes.Add(new Modification(operation, AttributeCodec.Read(change.ReadSequence())));
        }

        return new ModifyRequest(entry, changes.ToArray());
    }

    static AddRequest ReadAdd(ref BerReader contents) =>
        new(NameReader.ReadName(ref contents), AttributeCodec.ReadAll(contents.ReadSequence()));

    static ModifyDnRequest ReadModifyDn(ref BerReader contents) => new(
        NameReader.ReadName(ref contents),
        NameReader.ReadRelativeName(ref contents),
        contents.ReadBoolean(),
        contents.IsNext(FieldTag.NewSuperior) ? NameReader.ReadName(ref contents, FieldTag.NewSuperior) : null);

    static CompareRequest ReadCompare(ref BerReader contents)
    {
        var entry = NameReader.ReadName(ref contents);
        var assertion = contents.ReadSequence();
        return new CompareRequest(
            entry, AttributeDescriptionCache.Get(assertion.ReadOctets()), assertion.ReadOctetString());
    }

    static ExtendedRequest ReadExtended(ref BerReader contents) =>
        new(contents.ReadText(FieldTag.RequestName), contents.ReadOptionalOctetString(FieldTag.RequestValue));
}
