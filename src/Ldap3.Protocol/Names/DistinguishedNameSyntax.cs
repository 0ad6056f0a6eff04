namespace Ldap3.Protocol.Names;

/// <summary>How strictly the text of a distinguished name is read.</summary>
public enum DistinguishedNameSyntax
{
    /// <summary>RFC 4514, nothing else.</summary>
    Strict,

    /// <summary>
    /// RFC 4514, and what RFC 2253 section 4 says that older peers write: spaces around separators, semicolons, values in
    /// quotation marks, <c>OID.</c> before a number. None of it could be read otherwise.
    /// </summary>
    Lenient,
}
