using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Searches, instead of the base, the entries that an attribute of it names, such as the members of a group ([MS-ADTS] section
/// 3.1.1.3.4.1.18). The scope is the base. The answer has an <see cref="AttributeScopedQueryResponseControl"/>.
/// </summary>
public sealed record AttributeScopedQueryControl : Control, IControl<AttributeScopedQueryControl>
{
    /// <summary>The object identifier, which the response shares.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.1504";

    /// <summary>Creates the control.</summary>
    /// <param name="sourceAttribute">The attribute whose values name the entries, such as <c>member</c>.</param>
    /// <param name="isCritical">Whether a server that cannot do this must refuse. True by default: otherwise the base is found.</param>
    public AttributeScopedQueryControl(string sourceAttribute, bool isCritical = true)
        : base(ControlOid, isCritical, Encode(sourceAttribute)) => SourceAttribute = sourceAttribute;

    /// <summary>The attribute whose values name the entries.</summary>
    public string SourceAttribute { get; }

    static string IControl<AttributeScopedQueryControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static AttributeScopedQueryControl FromControl(Control control) =>
        new(ControlValue.Open(control).ReadSequence().ReadText(), control.IsCritical);

    static OctetString Encode(string sourceAttribute)
    {
        ArgumentNullException.ThrowIfNull(sourceAttribute);
        var writer = WriterCache.Rent();
        writer.PushSequence();
        writer.WriteText(sourceAttribute);
        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }
}
