using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Ldif;

/// <summary>A record of an LDIF file (RFC 2849): an entry as it is, or a change to one. Immutable.</summary>
public abstract class LdifRecord
{
    private protected LdifRecord(DistinguishedName dn) => Dn = dn;

    /// <summary>The entry's name; for a change the name before it.</summary>
    public DistinguishedName Dn { get; }

    /// <summary>The line, from 1, in which the record begins, or null when it was not read from a file.</summary>
    public int? Line { get; init; }

    /// <summary>The record as LDIF, folded at 76 columns, without a version line.</summary>
    /// <exception cref="LdapFormatException">
    /// An attribute description or the identifier of a control is malformed: a server sent it so, and LDIF cannot hold it.
    /// </exception>
    public string ToLdif() => new LdifFormatter(LdifWriterOptions.Default).Format(this);

    /// <summary>The kind of the record and the name, without values: they may be secret.</summary>
    public sealed override string ToString() => $"{Kind} {Dn}";

    private protected abstract string Kind { get; }
}
