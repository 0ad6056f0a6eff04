using System.Diagnostics;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Codec;

/// <summary>Reads the answers that end operations (<c>LDAPResult</c>, RFC 4511 section 4.1.9).</summary>
ref struct ResultReader
{
    ResultCode _resultCode;
    string _matchedDn;
    OctetString? _sicilyChallenge;
    string _diagnosticMessage;
    IReadOnlyList<string> _referrals;
    OctetString? _serverSaslCredentials;
    string? _responseName;
    OctetString? _responseValue;

    public static LdapResult Read(byte tag, BerReader contents, IReadOnlyList<Control> controls)
    {
        var reader = new ResultReader();
        reader.ReadFields(tag, ref contents);
        return reader.Make(tag, controls);
    }

    void ReadFields(byte tag, ref BerReader contents)
    {
        _resultCode = (ResultCode)contents.ReadEnumerated();
        _matchedDn = tag == OperationTag.BindResponse ? ReadNameOrChallenge(ref contents) : contents.ReadText();
        _diagnosticMessage = contents.ReadText();
        _referrals = [];
        while (contents.HasMore)
        {
            switch (contents.NextTag)
            {
                case FieldTag.Referral:
                    _referrals = TextListCodec.Read(contents.ReadConstructed(FieldTag.Referral));
                    break;
                case FieldTag.ServerSaslCredentials:
                    _serverSaslCredentials = contents.ReadOctetString(FieldTag.ServerSaslCredentials);
                    break;
                case FieldTag.ResponseName:
                    _responseName = contents.ReadText(FieldTag.ResponseName);
                    break;
                case FieldTag.ResponseValue:
                    _responseValue = contents.ReadOctetString(FieldTag.ResponseValue);
                    break;
                default:
                    // RFC 4511 section 4: elements that a later version may add at the end are ignored.
                    contents.Skip();
                    break;
            }
        }
    }

    // [MS-ADTS] section 5.1.1.1.3: in a sicily bind the server's token stands where other answers have a name.
    string ReadNameOrChallenge(ref BerReader contents)
    {
        var copy = contents;
        if (copy.ReadOctetString() is var octets && octets.Span.StartsWith("NTLMSSP\0"u8))
        {
            contents = copy;
            _sicilyChallenge = octets;
            return "";
        }

        return contents.ReadText();
    }

    readonly LdapResult Make(byte tag, IReadOnlyList<Control> controls)
    {
        LdapResult result = tag switch
        {
            OperationTag.SearchResultDone => new SearchResultDone { ResultCode = _resultCode },
            OperationTag.ModifyResponse => new ModifyResponse { ResultCode = _resultCode },
            OperationTag.AddResponse => new AddResponse { ResultCode = _resultCode },
            OperationTag.DeleteResponse => new DeleteResponse { ResultCode = _resultCode },
            OperationTag.ModifyDnResponse => new ModifyDnResponse { ResultCode = _resultCode },
            OperationTag.CompareResponse => new CompareResponse { ResultCode = _resultCode },
            OperationTag.BindResponse => new BindResponse
            {
                ResultCode = _resultCode,
                ServerSaslCredentials = _serverSaslCredentials,
                SicilyChallenge = _sicilyChallenge,
            },
            OperationTag.ExtendedResponse => new ExtendedResponse
            {
                ResultCode = _resultCode,
                Oid = _responseName,
                Value = _responseValue,
            },
            _ => throw new UnreachableException(),
        };
        return result with
        {
            MatchedDn = _matchedDn,
            DiagnosticMessage = _diagnosticMessage,
            Referrals = _referrals,
            Controls = controls,
        };
    }
}
