using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Diagnostics;

/// <summary>What a request does, as the beginning of a sentence about its failure.</summary>
static class OperationDescription
{
    /// <summary>With the controls that a refusal may mean.</summary>
    public static string Of(LdapRequest request, LdapResult result)
    {
        if (Has(request, VirtualListViewControl.ControlOid) && !Has(request, ServerSideSortControl.ControlOid))
        {
            // Servers say it by four different codes.
            return $"{Of(request)} with a VirtualListViewControl, but without the ServerSideSortControl that it needs,";
        }

        var critical = result.ResultCode == ResultCode.UnavailableCriticalExtension
            ? string.Join(" and ", request.Controls.Where(control => control.IsCritical).Select(Name))
            : "";
        return critical.Length > 0 ? $"{Of(request)} with {critical}" : Of(request);
    }

    public static string Of(LdapRequest request) => request switch
    {
        BindRequest bind => $"Binding as \"{bind.Name}\"",
        SearchRequest search => $"Searching \"{search.BaseObject}\"",
        AddRequest add => $"Adding \"{add.Entry}\"",
        ModifyRequest modify => $"Modifying \"{modify.Entry}\"",
        DeleteRequest delete => $"Deleting \"{delete.Entry}\"",
        ModifyDnRequest rename => $"Renaming \"{rename.Entry}\" to \"{rename.NewRdn}\"",
        CompareRequest compare => $"Comparing {compare.Attribute} of \"{compare.Entry}\"",
        ExtendedRequest extended => $"The extended operation {extended.Oid}",
        _ => request.GetType().Name,
    };

    static bool Has(LdapRequest request, string oid) => request.Controls.Any(control => control.Oid == oid);

    static string Name(Control control) =>
        control.GetType() == typeof(Control) ? control.ToString() : $"{control.GetType().Name} ({control.Oid}, critical)";
}
