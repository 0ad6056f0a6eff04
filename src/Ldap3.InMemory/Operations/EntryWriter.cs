using Ldap3.InMemory.Operations.ControlHandling;
using Ldap3.InMemory.Searching;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Operations;

/// <summary>Makes of what a search finds what it returns: the attributes wanted, and the controls of each entry.</summary>
sealed class EntryWriter
{
    readonly AttributeSelection _selection;
    readonly IReadOnlyList<Func<EntryView, Control?>> _controls;
    readonly EffectiveRightsReport? _rights;

    public EntryWriter(OperationContext context, SearchRequest request, IReadOnlyList<Func<EntryView, Control?>> controls)
    {
        var schema = context.Directory.Schema;
        _controls = controls;
        _rights = context.RightsOf is { } subject ? new EffectiveRightsReport(context.Directory.Options, subject, request) : null;
        _selection = new AttributeSelection(schema, request.Attributes, request.TypesOnly)
        {
            RangeLimit = context.Directory.Options.ActiveDirectory?.RangeLimit,
            Values = context.MatchedValues is { } control ? new MatchedValues(control.Items, schema) : null,
        };
    }

    public LdapResponse Write(Finding finding) => finding.Entry is { } entry ? Write(entry) : finding.Reference!;

    public SearchResultEntry Write(EntryView view)
    {
        var entry = _selection.Apply(view);
        if (_rights is not null)
        {
            entry = new SearchResultEntry(entry.ObjectName, [.. entry.Attributes, .. _rights.Of(view)]);
        }

        if (_controls.Count == 0)
        {
            return entry;
        }

        var controls = _controls.Select(control => control(view)).OfType<Control>().ToArray();
        return controls.Length == 0 ? entry : entry with { Controls = controls };
    }
}
