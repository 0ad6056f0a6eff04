using Ldap3.Protocol.Messages;

namespace Ldap3.Server.Tests.Differential;

/// <summary>Writes an operation for whoever looks into a difference; LDIF has no form for wrong ones.</summary>
static class OperationText
{
    public static string Of(LdapRequest request) => request switch
    {
        AddRequest add => $"add \"{add.Entry}\" {string.Join(' ', add.Attributes.Select(Of))}",
        ModifyRequest modify => $"modify \"{modify.Entry}\" {string.Join(' ', modify.Changes.Select(Of))}",
        ModifyDnRequest rename => $"rename \"{rename.Entry}\" to \"{rename.NewRdn}\"{(rename.DeleteOldRdn ? "" : ", keep the old value")}"
            + (rename.NewSuperior is { } superior ? $" below \"{superior}\"" : ""),
        DeleteRequest delete => $"delete \"{delete.Entry}\"",
        CompareRequest compare => $"compare \"{compare.Entry}\" {compare.Attribute}=\"{compare.AssertionValue}\"",
        _ => request.ToString(),
    };

    static string Of(Modification change) => $"{change.Operation} {Of(change.Attribute)}";

    static string Of(LdapAttribute attribute) =>
        $"{attribute.Description}={{{string.Join(", ", attribute.Values.Select(value => $"\"{value}\""))}}}";
}
