using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>
/// What a password policy warns of or objects to (draft-behera-ldap-password-policy-11 section 6.2). Comes with the answer
/// to an operation that had a <see cref="PasswordPolicyControl"/>, whether it succeeded or not; without warning and error,
/// all is well.
/// </summary>
public sealed record PasswordPolicyResponseControl : Control, IControl<PasswordPolicyResponseControl>
{
    /// <summary>The object identifier, which the request shares.</summary>
    public const string ControlOid = PasswordPolicyControl.ControlOid;

    const byte WarningTag = 0xA0;
    const byte TimeBeforeExpirationTag = 0x80;
    const byte GraceTag = 0x81;
    const byte ErrorTag = 0x81;

    /// <summary>Creates the control.</summary>
    /// <param name="error">What the policy objects to, or null.</param>
    /// <param name="timeBeforeExpiration">When the password expires, in whole seconds from now, or null.</param>
    /// <param name="graceAuthenticationsRemaining">How often one may bind with the expired password, or null.</param>
    /// <exception cref="ArgumentException">Both warnings are given (the document allows one), or one is out of range.</exception>
    public PasswordPolicyResponseControl(
        PasswordPolicyError? error = null, TimeSpan? timeBeforeExpiration = null, int? graceAuthenticationsRemaining = null)
        : base(ControlOid, false, Encode(error, timeBeforeExpiration, graceAuthenticationsRemaining))
    {
        Error = error;
        TimeBeforeExpiration = timeBeforeExpiration;
        GraceAuthenticationsRemaining = graceAuthenticationsRemaining;
    }

    /// <summary>What the policy objects to, or null.</summary>
    public PasswordPolicyError? Error { get; }

    /// <summary>The warning that the password expires after that time, or null. The wire counts in seconds.</summary>
    public TimeSpan? TimeBeforeExpiration { get; }

    /// <summary>The warning that the password has expired and can be used only so often to bind, or null.</summary>
    public int? GraceAuthenticationsRemaining { get; }

    static string IControl<PasswordPolicyResponseControl>.ControlOid => ControlOid;

    /// <inheritdoc/>
    public static PasswordPolicyResponseControl FromControl(Control control)
    {
        var value = ControlValue.Open(control).ReadSequence();
        TimeSpan? timeBeforeExpiration = null;
        int? grace = null;
        if (value.IsNext(WarningTag))
        {
            // X.680 section 31.2.7: the tag of a CHOICE is explicit.
            var warning = value.ReadConstructed(WarningTag);
            if (warning.IsNext(GraceTag))
            {
                grace = warning.ReadInteger(GraceTag);
            }
            else
            {
                timeBeforeExpiration = TimeSpan.FromSeconds(warning.ReadInteger(TimeBeforeExpirationTag));
            }
        }

        var error = value.IsNext(ErrorTag) ? (PasswordPolicyError?)value.ReadInteger(ErrorTag) : null;
        return new(error, timeBeforeExpiration, grace);
    }

    static OctetString Encode(PasswordPolicyError? error, TimeSpan? timeBeforeExpiration, int? grace)
    {
        if (timeBeforeExpiration is not null && grace is not null)
        {
            throw new ArgumentException(
                "A policy warns either of the expiration to come or of the grace left after it.", nameof(grace));
        }

        var writer = WriterCache.Rent();
        writer.PushSequence();
        if (timeBeforeExpiration is not null || grace is not null)
        {
            var number = grace ?? Seconds.Whole(timeBeforeExpiration.GetValueOrDefault(), nameof(timeBeforeExpiration));
            ArgumentOutOfRangeException.ThrowIfNegative(number, nameof(grace));
            writer.PushSequence(AsnTag.Of(WarningTag));
            writer.WriteInteger(number, AsnTag.Of(grace is null ? TimeBeforeExpirationTag : GraceTag));
            writer.PopSequence(AsnTag.Of(WarningTag));
        }

        if (error is { } reason)
        {
            // An implicit tag stands for ENUMERATED's own, whose contents are those of an INTEGER (X.690 section 8.4).
            writer.WriteInteger((int)reason, AsnTag.Of(ErrorTag));
        }

        writer.PopSequence();
        return WriterCache.TakeEncoded(writer);
    }
}
