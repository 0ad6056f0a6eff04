using System.Collections.Frozen;
using Ldap3.InMemory.Operations.ControlHandling;
using Ldap3.InMemory.Results;
using Ldap3.Protocol;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Operations;

/// <summary>The controls that the directory knows: what it publishes, and what is done with those of a request.</summary>
static class ControlRegistry
{
    static readonly FrozenDictionary<string, ControlHandler> Handlers =
        ((ControlHandler[])[.. SearchControls.All, .. WatchingControls.All, .. WriteControls.All, .. EntryControls.All, .. IdentityControls.All])
        .ToFrozenDictionary(handler => handler.Oid, StringComparer.Ordinal);

    public static IReadOnlyList<string> Oids { get; } = [.. Handlers.Keys.Order(StringComparer.Ordinal)];

    // RFC 4511 section 4.1.11
    public static void Apply(OperationContext context)
    {
        var kind = OperationKind.Of(context.Request);
        var seen = context.Request.Controls.Count > 1 ? new HashSet<string>(StringComparer.Ordinal) : null;
        foreach (var control in context.Request.Controls)
        {
            if (!Handlers.TryGetValue(control.Oid, out var handler) || !handler.Kinds.HasFlag(kind))
            {
                RefuseCritical(control, handler is not null);
                continue;
            }

            if (seen is not null && !seen.Add(control.Oid))
            {
                throw new Refusal(ResultCode.ProtocolError, $"control {control.Oid} specified multiple times");
            }

            Apply(context, handler, control);
        }

        ControlCombinations.Check(context);
    }

    static void Apply(OperationContext context, ControlHandler handler, Control control)
    {
        try
        {
            handler.Apply(context, control);
        }
        catch (LdapProtocolException e)
        {
            throw new Refusal(ResultCode.ProtocolError, $"control {control.Oid}: {e.Message}");
        }
        catch (LdapFormatException e)
        {
            throw new Refusal(ResultCode.ProtocolError, $"control {control.Oid}: {e.Message}");
        }
    }

    static void RefuseCritical(Control control, bool isKnown)
    {
        if (control.IsCritical)
        {
            throw new Refusal(
                ResultCode.UnavailableCriticalExtension,
                isKnown
                    ? $"critical control {control.Oid} unavailable in context"
                    : $"critical control {control.Oid} is not supported");
        }
    }
}
