using Ldap3.InMemory.Access;
using Ldap3.InMemory.Results;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Operations.PasswordPolicies;

/// <summary>
/// Verifies a password as its policy has it: counts failures, locks out, warns, gives grace
/// (draft-behera-ldap-password-policy-11 section 8.1).
/// </summary>
sealed class PasswordVerification(InMemoryDirectory directory)
{
    const int MostFailuresRecorded = 100;

    readonly PolicyFinder _policies = new(directory.Options, directory.Entries);

    /// <summary>Goes on when the password is right and may be used; the operation then knows what to tell the client.</summary>
    /// <exception cref="Refusal">It is not.</exception>
    public void Verify(OperationContext context, DistinguishedName name, OctetString password) =>
        Settle(context, name, MayAuthenticate(name) && IsPassword(name, password));

    /// <summary>Goes on when somebody has proved to know the password of an entry, and the password may be used.</summary>
    /// <exception cref="Refusal">It was no proof, or the password may not be used.</exception>
    public void Settle(OperationContext context, DistinguishedName name, bool isRight)
    {
        if (!isRight && directory.Tree.Find(name) is null)
        {
            throw Refuse();
        }

        if (directory.Tree.Find(name) is not { } node || _policies.Find(directory.Tree, node.Entry) is null)
        {
            if (!isRight)
            {
                throw Refuse();
            }

            return;
        }

        // What is refused is remembered too: the refusal comes out of the change instead of undoing it.
        if (directory.Write(tree => Note(tree, context, name, isRight)) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <summary>Whether that is the password of an entry or of the administrator, whatever a policy says.</summary>
    public bool IsPassword(DistinguishedName name, OctetString password)
    {
        var options = directory.Options;
        if (name == options.AdministratorDn && options.AdministratorPassword is { } administrator)
        {
            return PasswordCheck.Matches(administrator, password);
        }

        AttributeDescription attribute = AccessControl.UserPassword;
        var stored = directory.Tree.Find(name)?.Entry.Find(attribute, directory.Entries.TypeOf(attribute));
        return stored is not null && stored.Values.Any(value => PasswordCheck.Matches(value, password));
    }

    static Refusal Refuse() => new(ResultCode.InvalidCredentials, "");

    bool MayAuthenticate(DistinguishedName name) =>
        name == directory.Options.AdministratorDn
        || new AccessControl(directory.Options, default).Allows(AccessKind.Authenticate, name, AccessControl.UserPassword);

    (DirectoryTree Tree, Refusal? Refusal) Note(DirectoryTree tree, OperationContext context, DistinguishedName name, bool isRight)
    {
        if (tree.Find(name) is not { } node || _policies.Find(tree, node.Entry) is not { } state)
        {
            return (tree, isRight ? null : Refuse());
        }

        var (after, refusal) = state.IsLocked ? (state, Locked(context))
            : isRight ? Succeed(context, state)
            : (Fail(state), Refused(context, null));
        return (ReferenceEquals(after.Entry, node.Entry) ? tree : tree.Replace(node, after.Entry), refusal);
    }

    static Refusal Locked(OperationContext context) => Refused(context, PasswordPolicyError.AccountLocked);

    static Refusal Refused(OperationContext context, PasswordPolicyError? error) =>
        new(ResultCode.InvalidCredentials, "") { Controls = [.. new PolicyAnswer(error).Controls(context)] };

    // Section 8.1.3
    PasswordState Fail(PasswordState state)
    {
        var now = directory.Options.TimeProvider.GetUtcNow();
        OctetString[] failures = [.. state.Failures.TakeLast(MostFailuresRecorded - 1), PasswordState.Write(now, isExact: true)];
        state = state.With(PasswordState.FailureTime, [.. failures.Distinct()]);
        return state.Policy is { LocksOut: true, MaxFailure: > 0 and var most } && failures.Length >= most
            ? state.With(PasswordState.LockedTime, PasswordState.Write(now))
            : state;
    }

    // Section 8.1.2
    (PasswordState State, Refusal? Refusal) Succeed(OperationContext context, PasswordState state)
    {
        var now = directory.Options.TimeProvider.GetUtcNow();
        state = state.With(PasswordState.FailureTime).With(PasswordState.LockedTime);
        if (state.Policy.MaxIdle > TimeSpan.Zero)
        {
            state = state.With(PasswordState.LastSuccess, PasswordState.Write(now));
        }

        if (state.MustChange)
        {
            context.MustChangePassword = true;
            return Tell(context, state, new PolicyAnswer(PasswordPolicyError.ChangeAfterReset));
        }

        if (!state.IsExpired)
        {
            return Tell(context, state, new PolicyAnswer(TimeBeforeExpiration: state.Warning is { } left ? Whole(left) : null));
        }

        if (state.GraceLeft == 0)
        {
            return (state, Refused(context, PasswordPolicyError.PasswordExpired));
        }

        var uses = state.Values(PasswordState.GraceUseTime);
        return Tell(
            context,
            state.With(PasswordState.GraceUseTime, [.. uses, PasswordState.Write(now.AddMicroseconds(uses.Count), isExact: true)]),
            new PolicyAnswer(GraceLeft: state.GraceLeft - 1));
    }

    static TimeSpan Whole(TimeSpan time) => TimeSpan.FromSeconds(Math.Floor(time.TotalSeconds));

    static (PasswordState State, Refusal? Refusal) Tell(OperationContext context, PasswordState state, PolicyAnswer answer)
    {
        context.Answers.AddRange(answer.Controls(context));
        return (state, null);
    }
}
