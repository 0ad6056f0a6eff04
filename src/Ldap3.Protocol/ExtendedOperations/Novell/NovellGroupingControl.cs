using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.ExtendedOperations.Novell;

/// <summary>
/// Makes an operation part of one of eDirectory's groups of operations, which are transactions. Always critical. After
/// draft-zeilenga-ldap-grouping, but as ldap3 has it of eDirectory: the cookie is an INTEGER, and nothing is tagged.
/// </summary>
public sealed record NovellGroupingControl : Control, IControl<NovellGroupingControl>
{
    /// <summary>The object identifier, also that of transactions among the kinds of groups.</summary>
    public const string ControlOid = "2.16.840.1.113719.1.27.103.7";

    /// <summary>Creates the control.</summary>
    /// <param name="cookie">What the server called the group.</param>
    public NovellGroupingControl(int cookie)
        : base(ControlOid, true, Encode(cookie)) => Cookie = cookie;

    /// <summary>What the server called the group.</summary>
    public int Cookie { get; }

    static string IControl<NovellGroupingControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static NovellGroupingControl FromControl(Control control)
    {
        ArgumentNullException.ThrowIfNull(control);
        var value = control.Value ?? throw new LdapProtocolException($"The control {ControlOid} has no value, but must have one.");
        return Read(value) with { IsCritical = control.IsCritical };
    }

    /// <summary>The request that begins a transaction.</summary>
    internal static ExtendedRequest CreateRequest()
    {
        // createGroupingRequestValue ::= SEQUENCE { createGroupType LDAPOID, createGroupValue OCTET STRING OPTIONAL }
        var writer = WriterCache.Rent();
        using (writer.PushSequence())
        {
            writer.WriteText(ControlOid);
        }

        return new ExtendedRequest(NovellOid.CreateGrouping, WriterCache.TakeEncoded(writer));
    }

    /// <summary>The control for the group that an answer says has begun.</summary>
    internal static NovellGroupingControl ReadCreated(ExtendedResponse response) =>
        Read(ExtendedValue.Get(response, NovellOid.CreateGrouping));

    /// <summary>The request that ends the group.</summary>
    internal ExtendedRequest EndRequest(bool commit)
    {
        // endGroupingRequestValue ::= SEQUENCE { endGroupCookie, endGroupValue OCTET STRING OPTIONAL }
        var writer = WriterCache.Rent();
        using (writer.PushSequence())
        {
            writer.WriteInteger(Cookie);
            if (!commit)
            {
                // An empty value aborts.
                writer.WriteOctets(OctetString.Empty);
            }
        }

        return new ExtendedRequest(NovellOid.EndGrouping, WriterCache.TakeEncoded(writer));
    }

    static NovellGroupingControl Read(OctetString value)
    {
        var fields = new BerReader(value.Memory).ReadSequence();
        return new(fields.ReadInteger(minimum: int.MinValue));
    }

    static OctetString Encode(int cookie)
    {
        var writer = WriterCache.Rent();
        using (writer.PushSequence())
        {
            writer.WriteInteger(cookie);
        }

        return WriterCache.TakeEncoded(writer);
    }
}
