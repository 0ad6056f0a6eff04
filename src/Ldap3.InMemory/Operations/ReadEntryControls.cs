using Ldap3.InMemory.Searching;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Operations;

/// <summary>Answers the pre-read and post-read controls of a write (RFC 4527).</summary>
static class ReadEntryControls
{
    public static void Before(LdapRequest request, InMemoryDirectoryOptions options, EntryView before, List<Control> answers)
    {
        if (request.Controls.Find<PreReadControl>() is { } control)
        {
            answers.Add(new PreReadResponseControl(Select(control.Attributes, options, before)));
        }
    }

    public static void After(LdapRequest request, InMemoryDirectoryOptions options, EntryView after, List<Control> answers)
    {
        if (request.Controls.Find<PostReadControl>() is { } control)
        {
            answers.Add(new PostReadResponseControl(Select(control.Attributes, options, after)));
        }
    }

    static SearchResultEntry Select(IReadOnlyList<string> attributes, InMemoryDirectoryOptions options, EntryView entry) =>
        new AttributeSelection(options.Schema, attributes, typesOnly: false).Apply(entry);
}
