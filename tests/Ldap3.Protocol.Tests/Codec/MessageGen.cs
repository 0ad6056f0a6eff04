using CsCheck;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Tests.Codec;

/// <summary>Any message that can be sent.</summary>
static class MessageGen
{
    static readonly Gen<OctetString> Octets = Gen.Byte.Array[0, 40].Select(octets => new OctetString(octets));

    static readonly Gen<OctetString?> OptionalOctets =
        Gen.OneOf(Gen.Const(default(OctetString?)), Octets.Select(octets => (OctetString?)octets));

    static readonly Gen<OctetString> Part = Gen.Byte.Array[1, 40].Select(octets => new OctetString(octets));

    static readonly Gen<OctetString?> OptionalPart =
        Gen.OneOf(Gen.Const(default(OctetString?)), Part.Select(octets => (OctetString?)octets));

    static readonly Gen<string> Text = Gen.OneOf(Gen.Const(""), Gen.Char['a', 'z'].Array[0, 200].Select(c => new string(c)), Gen.Const("größer"));

    static readonly Gen<string?> OptionalText = Gen.OneOf(Gen.Const(default(string)), Text.Select(text => (string?)text));

    static readonly Gen<AttributeDescription> Description =
        OneOf<AttributeDescription>("cn", "mail", "objectClass", "userCertificate;binary", "2.5.4.3", "cn;lang-de;x-a");

    static readonly Gen<RelativeDistinguishedName> Rdn =
        Gen.Select(OneOf("cn", "ou", "dc"), Octets, (type, value) => new RelativeDistinguishedName(type, value));

    static readonly Gen<DistinguishedName> Name = Rdn.Array[0, 4].Select(rdns => new DistinguishedName(rdns));

    static readonly Gen<LdapAttribute> Attribute =
        Gen.Select(Description, Octets.Array[0, 4], (description, values) => new LdapAttribute(description, values));

    static readonly Gen<Filter> Item = Gen.OneOf(
        Gen.Select(Description, Octets, Filter.Equal),
        Gen.Select(Description, Octets, Filter.GreaterOrEqual),
        Gen.Select(Description, Octets, Filter.LessOrEqual),
        Gen.Select(Description, Octets, Filter.Approximate),
        Description.Select(Filter.Present),
        Gen.Select(Description, OptionalPart, Part.Array[0, 3], OptionalPart, Substrings),
        Gen.Select(OneOf(null, "caseExactMatch", "2.5.13.2"), Description, Octets, Gen.Bool, (rule, attribute, value, dn) => Filter.Extensible(rule, attribute, value, dn)),
        Gen.Select(Octets, Gen.Bool, (value, dn) => Filter.Extensible("2.5.13.2", null, value, dn)));

    static readonly Gen<Filter> AnyFilter = Gen.Recursive<Filter>((depth, inner) => depth > 4
        ? Item
        : Gen.OneOf(
            Item,
            inner.Array[0, 3].Select(operands => (Filter)new AndFilter(operands)),
            inner.Array[0, 3].Select(operands => (Filter)new OrFilter(operands)),
            inner.Select(operand => (Filter)new NotFilter(operand))));

    static readonly Gen<AuthenticationChoice> Authentication = Gen.OneOf(
        Octets.Select(password => (AuthenticationChoice)new SimpleAuthentication(password)),
        Gen.Select(Text, OptionalOctets, (mechanism, credentials) => (AuthenticationChoice)new SaslAuthentication(mechanism, credentials)));

    static readonly Gen<LdapRequest> AnyRequest = Gen.OneOf<LdapRequest>(
        Gen.Select(Text, Authentication, Gen.Int[1, 127], (name, proof, version) => (LdapRequest)new BindRequest(name, proof) { Version = version }),
        Gen.Const((LdapRequest)new UnbindRequest()),
        Gen.Select(Name, Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, int.MaxValue], Gen.Bool, AnyFilter, Text.Array[0, 4], Search),
        Gen.Select(Name, Gen.Select(Gen.Int[0, 3], Attribute, (operation, attribute) => new Modification((ModifyOperation)operation, attribute)).Array[0, 4], (name, changes) => (LdapRequest)new ModifyRequest(name, changes)),
        Gen.Select(Name, Attribute.Array[0, 5], (name, attributes) => (LdapRequest)new AddRequest(name, attributes)),
        Name.Select(name => (LdapRequest)new DeleteRequest(name)),
        Gen.Select(Name, Rdn, Gen.Bool, Gen.Bool, Name, (name, rdn, delete, moves, parent) => (LdapRequest)new ModifyDnRequest(name, rdn, delete, moves ? parent : null)),
        Gen.Select(Name, Description, Octets, (name, description, value) => (LdapRequest)new CompareRequest(name, description, value)),
        Gen.Int[0, int.MaxValue].Select(id => (LdapRequest)new AbandonRequest(id)),
        Gen.Select(Text, OptionalOctets, (oid, value) => (LdapRequest)new ExtendedRequest(oid, value)));

    static readonly Gen<LdapResult> Result = Gen.Select(
        OneOf<LdapResult>(
            new SearchResultDone { ResultCode = 0 },
            new ModifyResponse { ResultCode = 0 },
            new AddResponse { ResultCode = 0 },
            new DeleteResponse { ResultCode = 0 },
            new ModifyDnResponse { ResultCode = 0 },
            new CompareResponse { ResultCode = 0 }),
        OptionalText,
        OptionalOctets,
        Gen.Int[0, 2],
        (plain, name, value, kind) => kind switch
        {
            0 => plain,
            1 => new BindResponse { ResultCode = 0, ServerSaslCredentials = value },
            _ => new ExtendedResponse { ResultCode = 0, Oid = name, Value = value },
        });

    static readonly Gen<LdapResponse> AnyResponse = Gen.OneOf(
        Gen.Select(Result, Gen.Int[0, int.MaxValue], Text, Text, Text.Array[0, 3], (result, code, matched, words, referrals) =>
            (LdapResponse)(result with { ResultCode = (ResultCode)code, MatchedDn = matched, DiagnosticMessage = words, Referrals = referrals })),
        Gen.Select(Name, Attribute.Array[0, 40], (name, attributes) => (LdapResponse)new SearchResultEntry(name, attributes)),
        Text.Array[0, 4].Select(uris => (LdapResponse)new SearchResultReference(uris)),
        Gen.Select(OptionalText, OptionalOctets, (oid, value) => (LdapResponse)new IntermediateResponse(oid, value)));

    static readonly Gen<Control> AnyControl =
        Gen.Select(Text, Gen.Bool, OptionalOctets, (oid, critical, value) => new Control(oid, critical, value));

    public static Gen<LdapOperation> Any { get; } = Gen.Select(
        Gen.OneOf(AnyRequest.Select(request => (LdapOperation)request), AnyResponse.Select(response => (LdapOperation)response)),
        AnyControl.Array[0, 3],
        (operation, controls) => operation with { Controls = controls });

    public static Gen<Filter> Filters => AnyFilter;

    static Gen<T> OneOf<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(choice => choices[choice]);

    static Filter Substrings(AttributeDescription attribute, OctetString? initial, OctetString[] any, OctetString? final) =>
        new SubstringsFilter(attribute, initial, any, initial is null && any.Length == 0 ? final ?? "x" : final);

    static LdapRequest Search(
        DistinguishedName name, int scope, int aliases, int limit, bool typesOnly, Filter filter, string[] attributes) => new SearchRequest
        {
            BaseObject = name,
            Scope = (SearchScope)scope,
            DereferenceAliases = (DereferenceAliases)aliases,
            SizeLimit = limit,
            TimeLimit = int.MaxValue - limit,
            TypesOnly = typesOnly,
            Filter = filter,
            Attributes = attributes,
        };
}
