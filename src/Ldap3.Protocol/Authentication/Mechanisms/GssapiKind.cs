namespace Ldap3.Protocol.Authentication.Mechanisms;

/// <summary>How tokens of the operating system's security packages travel in a bind.</summary>
enum GssapiKind
{
    /// <summary>GSSAPI (RFC 4752): Kerberos, and the layer agreed on in a step of its own.</summary>
    Kerberos = 0,

    /// <summary>
    /// GSS-SPNEGO (MS-ADTS 5.1.1.1.2): Kerberos or NTLM as both sides can; the layer is what they agreed on.
    /// </summary>
    Negotiate = 1,

    /// <summary>NTLM in GSS-SPNEGO, without asking for anything better.</summary>
    Ntlm = 2,

    /// <summary>NTLM in Active Directory's own binds ([MS-ADTS] section 5.1.1.1.3).</summary>
    Sicily = 3,
}
