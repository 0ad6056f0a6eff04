using Ldap3.InMemory.Access;
using Ldap3.InMemory.Authentication;
using Ldap3.InMemory.Results;
using Ldap3.InMemory.Searching;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Operations.ControlHandling;

/// <summary>Tells what somebody may do with the entries of a search, in the attributes that 389 Directory Server has for that.</summary>
sealed class EffectiveRightsReport(InMemoryDirectoryOptions options, DistinguishedName subject, SearchRequest request)
{
    static readonly (AccessKind Kind, string Letters)[] AttributeLetters =
        [(AccessKind.Read, "r"), (AccessKind.Search, "s"), (AccessKind.Compare, "c"), (AccessKind.Write, "wo")];

    readonly AccessControl _access = new(options, subject);

    /// <summary>Takes the control in: everybody may ask for the own rights, and for those of whom one may act for.</summary>
    public static void Apply(OperationContext context, Control control)
    {
        var subject = AuthorizationIdentity.Find(context.Directory, GetEffectiveRightsControl.FromControl(control).AuthorizationId)
            ?? throw new Refusal(ResultCode.InvalidDnSyntax, "whose rights: dn: with a name, or u: with a user's name");
        if (subject != context.Identity && !context.Access.Allows(AccessKind.ActAs, subject))
        {
            throw new Refusal(ResultCode.InsufficientAccessRights, "not authorized to see the rights of others");
        }

        context.RightsOf = subject;
    }

    public IEnumerable<LdapAttribute> Of(EntryView view)
    {
        var name = view.Node.Entry.Name;
        yield return new LdapAttribute("entryLevelRights", Letters(
            (_access.Allows(AccessKind.Read, name), "v"), (_access.Allows(AccessKind.Write, name), "adn")));
        yield return new LdapAttribute("attributeLevelRights", string.Join(", ", Attributes(view).Select(type => $"{type}:{RightsOn(name, type)}")));
    }

    static string Letters(params (bool Has, string Letters)[] rights)
    {
        var letters = string.Concat(rights.Where(right => right.Has).Select(right => right.Letters));
        return letters.Length == 0 ? "none" : letters;
    }

    string RightsOn(DistinguishedName name, string type) =>
        Letters([.. AttributeLetters.Select(right => (_access.Allows(right.Kind, name, type), right.Letters))]);

    IEnumerable<string> Attributes(EntryView view)
    {
        string[] wanted = [.. request.Attributes.Where(
            text => options.Schema.FindAttributeType(text) is not null || AttributeDescription.TryParse(text, out _))];
        return wanted.Length > 0
            ? wanted
            : view.Node.Entry.Attributes.Where(attribute => !attribute.IsOperational)
                .Select(attribute => attribute.Description.Type)
                .Distinct(StringComparer.OrdinalIgnoreCase);
    }
}
