using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Operations.PasswordPolicies;

/// <summary>
/// Enforces the policy where passwords are set (draft-behera-ldap-password-policy-11 section 8.2), in OpenLDAP's order and with
/// its results. The administrator may set what it will; what the entry remembers changes nevertheless.
/// </summary>
sealed class PasswordEnforcement(InMemoryDirectoryOptions options, EntryFactory entries)
{
    readonly PolicyFinder _policies = new(options, entries);

    /// <summary>A new entry with what its policy has it remember.</summary>
    public StoredEntry OnAdd(DirectoryTree tree, StoredEntry entry, OperationContext context)
    {
        if (_policies.Find(tree, entry) is not { Passwords.Count: > 0 } state)
        {
            return entry;
        }

        if (!context.Access.IsAdministrator)
        {
            RefuseSeveral(state.Passwords, context);
            CheckQuality(state.Policy, state.Passwords[0], entry, context);
        }

        return state.Policy is { MaxAge.Ticks: 0, MinAge.Ticks: 0 } || state.Values(PasswordState.ChangedTime).Count > 0
            ? entry
            : state.With(PasswordState.ChangedTime, PasswordState.Write(options.TimeProvider.GetUtcNow())).Entry;
    }

    /// <summary>Refuses a change that the policy of the entry does not allow.</summary>
    public void BeforeModify(DirectoryTree tree, StoredEntry entry, IReadOnlyList<Modification> changes, OperationContext context)
    {
        if (PasswordUpdate.Of(changes) is not { } update || _policies.Find(tree, entry) is not { } state
            || context.Access.IsAdministrator)
        {
            return;
        }

        var policy = state.Policy;
        if (context.Identity == entry.Name && !policy.AllowsUserChange)
        {
            throw PolicyAnswer.Refuse(
                context,
                PasswordPolicyError.PasswordModificationNotAllowed,
                ResultCode.InsufficientAccessRights,
                "User alteration of password is not allowed");
        }

        CheckOldPassword(state, update, context);
        if (update.Added.Count == 0)
        {
            return;
        }

        if (state.IsTooYoung)
        {
            throw PolicyAnswer.Refuse(
                context, PasswordPolicyError.PasswordTooYoung, ResultCode.ConstraintViolation, "Password is too young to change");
        }

        RefuseSeveral(update.Added, context);
        CheckQuality(policy, update.Added[0], entry, context);
        CheckHistory(state, update.Added[0], context);
    }

    /// <summary>The changed entry with what its policy has it remember.</summary>
    public StoredEntry AfterModify(
        DirectoryTree tree, StoredEntry before, StoredEntry after, IReadOnlyList<Modification> changes, OperationContext context)
    {
        if (PasswordUpdate.Of(changes) is not { } update || _policies.Find(tree, before) is not { } old
            || _policies.Find(tree, after) is not { } state)
        {
            return after;
        }

        state = state.With(PasswordState.FailureTime).With(PasswordState.GraceUseTime).With(PasswordState.LockedTime);
        if (update.Added.Count == 0)
        {
            return state.With(PasswordState.ChangedTime).With(PasswordState.Reset).Entry;
        }

        var isReset = state.Policy.MustChange && context.Identity != before.Name;
        state = state
            .With(PasswordState.ChangedTime, PasswordState.Write(options.TimeProvider.GetUtcNow()))
            .With(PasswordState.Reset, isReset ? ["TRUE"] : []);
        return state.With(PasswordState.History, PasswordHistory.Next(old, options.TimeProvider.GetUtcNow())).Entry;
    }

    static void CheckOldPassword(PasswordState state, PasswordUpdate update, OperationContext context)
    {
        if (update.Named.Any(named => !state.Passwords.Any(stored => PasswordCheck.Matches(stored, named))))
        {
            throw PolicyAnswer.Refuse(
                context,
                PasswordPolicyError.MustSupplyOldPassword,
                ResultCode.UnwillingToPerform,
                "Must supply correct old password to change to new one");
        }

        if (state.Policy.IsSafeModify && state.Passwords.Count > 0 && update.Named.Count == 0)
        {
            throw PolicyAnswer.Refuse(
                context,
                PasswordPolicyError.MustSupplyOldPassword,
                ResultCode.InsufficientAccessRights,
                "Must supply old password to be changed as well as new one");
        }
    }

    static void RefuseSeveral(IReadOnlyList<OctetString> passwords, OperationContext context)
    {
        if (passwords.Count > 1)
        {
            throw PolicyAnswer.Refuse(
                context,
                PasswordPolicyError.InsufficientPasswordQuality,
                ResultCode.ConstraintViolation,
                "Password policy only allows one password value");
        }
    }

    void CheckQuality(PasswordPolicy policy, OctetString password, StoredEntry entry, OperationContext context)
    {
        if (policy.CheckQuality == 0)
        {
            return;
        }

        // Section 8.2.5: what is hashed cannot be looked at.
        PasswordPolicyError? error =
            PasswordHistory.IsHashed(password) ? (policy.CheckQuality > 1 ? PasswordPolicyError.InsufficientPasswordQuality : null)
            : policy.MinLength > 0 && password.Length < policy.MinLength ? PasswordPolicyError.PasswordTooShort
            : policy.MaxLength > 0 && password.Length > policy.MaxLength ? PasswordPolicyError.PasswordTooLong
            : options.IsGoodPassword is { } isGood && !isGood(entry.Name, password.ToString()) ? PasswordPolicyError.InsufficientPasswordQuality
            : null;
        if (error is { } found)
        {
            throw PolicyAnswer.Refuse(
                context, found, ResultCode.ConstraintViolation, "Password fails quality checking policy");
        }
    }

    static void CheckHistory(PasswordState state, OctetString password, OperationContext context)
    {
        if (state.Policy.InHistory == 0)
        {
            return;
        }

        if (state.Passwords.Any(stored => PasswordCheck.Matches(stored, password)))
        {
            throw PolicyAnswer.Refuse(
                context,
                PasswordPolicyError.PasswordInHistory,
                ResultCode.ConstraintViolation,
                "Password is not being changed from existing value");
        }

        if (PasswordHistory.Holds(state, password))
        {
            throw PolicyAnswer.Refuse(
                context, PasswordPolicyError.PasswordInHistory, ResultCode.ConstraintViolation, "Password is in history of old passwords");
        }
    }
}
