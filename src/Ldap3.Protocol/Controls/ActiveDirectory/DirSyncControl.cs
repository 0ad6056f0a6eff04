using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Asks for what has changed in a naming context since a cookie was given ([MS-ADTS] section 3.1.1.3.4.1.3). The base is the
/// context's root, the scope its whole subtree. The answer has a <see cref="DirSyncResponseControl"/>.
/// </summary>
public sealed record DirSyncControl : Control, IControl<DirSyncControl>
{
    /// <summary>The object identifier, which the response shares.</summary>
    public const string ControlOid = "1.2.840.113556.1.4.841";

    /// <summary>Creates the control.</summary>
    /// <param name="flags">What is returned.</param>
    /// <param name="cookie">Empty for everything, then what the server sent last.</param>
    /// <param name="maxAttributeCount">The most attributes in one answer, as a hint; as many as the server likes by default.</param>
    /// <param name="isCritical">Whether a server that cannot do this must refuse. True by default.</param>
    public DirSyncControl(
        DirSyncFlags flags = DirSyncFlags.None,
        OctetString cookie = default,
        int maxAttributeCount = int.MaxValue,
        bool isCritical = true)
        : base(ControlOid, isCritical, Encode(flags, maxAttributeCount, cookie))
    {
        Flags = flags;
        Cookie = cookie;
        MaxAttributeCount = maxAttributeCount;
    }

    /// <summary>What is returned.</summary>
    public DirSyncFlags Flags { get; }

    /// <summary>Where the changes begin, in the server's own terms; empty for all.</summary>
    public OctetString Cookie { get; }

    /// <summary>The most attributes in one answer, as a hint.</summary>
    public int MaxAttributeCount { get; }

    static string IControl<DirSyncControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static DirSyncControl FromControl(Control control)
    {
        var value = ControlValue.Open(control).ReadSequence();
        var flags = (DirSyncFlags)FlagsValue.ReadFlags(ref value);
        var count = value.ReadInteger();
        return new(flags, value.ReadOctetString(), count, control.IsCritical);
    }

    static OctetString Encode(DirSyncFlags flags, int maxAttributeCount, OctetString cookie)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxAttributeCount);
        var writer = WriterCache.Rent();
        writer.PushSequence();
        writer.WriteInteger((int)flags);
        writer.WriteInteger(maxAttributeCount);
        writer.WriteOctets(cookie);
        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }
}
