using Ldap3.InMemory.Results;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Operations.PasswordPolicies;

/// <summary>
/// What a policy has to say of an operation: in its own control to who asked for that, in those of Netscape to who did not,
/// where the directory is so configured.
/// </summary>
readonly record struct PolicyAnswer(
    PasswordPolicyError? Error = null, TimeSpan? TimeBeforeExpiration = null, int? GraceLeft = null)
{
    /// <summary>A refusal for a reason of the policy.</summary>
    public static Refusal Refuse(OperationContext context, PasswordPolicyError error, ResultCode resultCode, string message) =>
        new(resultCode, message) { Controls = [.. new PolicyAnswer(error).Controls(context)] };

    public IEnumerable<Control> Controls(OperationContext context)
    {
        if (context.WantsPasswordPolicy)
        {
            yield return new PasswordPolicyResponseControl(Error, TimeBeforeExpiration, GraceLeft);
        }
        else if (context.Directory.Options.SendNetscapePasswordControls && context.Request is BindRequest)
        {
            if (Error is PasswordPolicyError.PasswordExpired or PasswordPolicyError.ChangeAfterReset)
            {
                yield return new PasswordExpiredControl();
            }
            else if (TimeBeforeExpiration is { } time)
            {
                yield return new PasswordExpiringControl(time);
            }
        }
    }
}
