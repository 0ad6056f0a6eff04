using System.Formats.Asn1;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// Says of an entry whether a bind with its right password would succeed, and if not, why. Comes with each entry of a search
/// that had an <see cref="AccountUsableControl"/>: <c>entry.Controls.Find</c>.
/// </summary>
public sealed record AccountUsableResponseControl : Control, IControl<AccountUsableResponseControl>
{
    /// <summary>The object identifier, which the request shares.</summary>
    public const string ControlOid = AccountUsableControl.ControlOid;

    const byte AvailableTag = 0x80;
    const byte NotAvailableTag = 0xA1;
    const byte InactiveTag = 0x80;
    const byte ResetTag = 0x81;
    const byte ExpiredTag = 0x82;
    const byte GraceTag = 0x83;
    const byte UnlockTag = 0x84;

    AccountUsableResponseControl(OctetString value)
        : base(ControlOid, false, value)
    {
    }

    /// <summary>Whether a bind with the right password would succeed.</summary>
    public bool IsUsable { get; private init; }

    /// <summary>When the password of a usable account expires, from now; null if it does not, or the server does not say.</summary>
    public TimeSpan? TimeBeforeExpiration { get; private init; }

    /// <summary>Whether the account is switched off or locked.</summary>
    public bool IsInactive { get; private init; }

    /// <summary>Whether the password was reset and must be changed.</summary>
    public bool IsReset { get; private init; }

    /// <summary>Whether the password has expired.</summary>
    public bool IsExpired { get; private init; }

    /// <summary>How often one may still bind with the expired password, or null if the server does not say.</summary>
    public int? GraceAuthenticationsRemaining { get; private init; }

    /// <summary>When the account unlocks by itself, from now, or null if the server does not say.</summary>
    public TimeSpan? TimeBeforeUnlock { get; private init; }

    static string IControl<AccountUsableResponseControl>.ControlOid => ControlOid;

    /// <summary>Makes a control for an account that can be used.</summary>
    /// <param name="timeBeforeExpiration">When the password expires, in whole seconds from now; null, the default, if it does not.</param>
    public static AccountUsableResponseControl Usable(TimeSpan? timeBeforeExpiration = null)
    {
        var writer = WriterCache.Rent();
        writer.WriteInteger(
            timeBeforeExpiration is { } time ? Seconds.Whole(time, nameof(timeBeforeExpiration)) : -1, AsnTag.Of(AvailableTag));
        return new(WriterCache.TakeEncoded(writer)) { IsUsable = true, TimeBeforeExpiration = timeBeforeExpiration };
    }

    /// <summary>Makes a control for an account that cannot be used.</summary>
    /// <param name="isInactive">Whether the account is switched off or locked.</param>
    /// <param name="isReset">Whether the password was reset and must be changed.</param>
    /// <param name="isExpired">Whether the password has expired.</param>
    /// <param name="graceAuthenticationsRemaining">How often one may still bind with the expired password, or null.</param>
    /// <param name="timeBeforeUnlock">When the account unlocks by itself, in whole seconds from now, or null.</param>
    public static AccountUsableResponseControl NotUsable(
        bool isInactive = false,
        bool isReset = false,
        bool isExpired = false,
        int? graceAuthenticationsRemaining = null,
        TimeSpan? timeBeforeUnlock = null)
    {
        var writer = WriterCache.Rent();
        writer.PushSequence(AsnTag.Of(NotAvailableTag));
        WriteTrue(writer, isInactive, InactiveTag);
        WriteTrue(writer, isReset, ResetTag);
        WriteTrue(writer, isExpired, ExpiredTag);
        WriteNumber(writer, graceAuthenticationsRemaining, GraceTag);
        WriteNumber(writer, timeBeforeUnlock is { } time ? Seconds.Whole(time, nameof(timeBeforeUnlock)) : null, UnlockTag);
        writer.PopSequence(AsnTag.Of(NotAvailableTag));
        return new(WriterCache.TakeEncoded(writer))
        {
            IsInactive = isInactive,
            IsReset = isReset,
            IsExpired = isExpired,
            GraceAuthenticationsRemaining = graceAuthenticationsRemaining,
            TimeBeforeUnlock = timeBeforeUnlock,
        };
    }

    /// <inheritdoc/>
    public static AccountUsableResponseControl FromControl(Control control)
    {
        var value = ControlValue.Open(control);
        if (!value.IsNext(AvailableTag))
        {
            return ReadNotUsable(value.ReadConstructed(NotAvailableTag));
        }

        // 389 DS says 0 of a password that does not expire.
        var time = ReadTime(ref value, AvailableTag);
        return Usable(time > TimeSpan.Zero ? time : null);
    }

    static AccountUsableResponseControl ReadNotUsable(BerReader reader) => NotUsable(
        reader.ReadOptionalBoolean(InactiveTag),
        reader.ReadOptionalBoolean(ResetTag),
        reader.ReadOptionalBoolean(ExpiredTag),
        ReadNumber(ref reader, GraceTag),
        ReadTime(ref reader, UnlockTag));

    static TimeSpan? ReadTime(ref BerReader reader, byte tag) =>
        ReadNumber(ref reader, tag) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    // Servers leave out what they do not know, or say -1.
    static int? ReadNumber(ref BerReader reader, byte tag)
    {
        var number = reader.IsNext(tag) ? reader.ReadInteger(tag, int.MinValue) : -1;
        return number < 0 ? null : number;
    }

    static void WriteTrue(AsnWriter writer, bool value, byte tag)
    {
        if (value)
        {
            writer.WriteBoolean(true, AsnTag.Of(tag));
        }
    }

    static void WriteNumber(AsnWriter writer, int? value, byte tag)
    {
        if (value is { } number)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(number, nameof(value));
            writer.WriteInteger(number, AsnTag.Of(tag));
        }
    }
}
