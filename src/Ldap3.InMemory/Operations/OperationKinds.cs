using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Operations;

/// <summary>Kinds of operations: where a control may stand.</summary>
[Flags]
enum OperationKinds
{
    Bind = 1,
    Search = 2,
    Compare = 4,
    Add = 8,
    Modify = 16,
    Delete = 32,
    ModifyDn = 64,
    Extended = 128,
    Writes = Add | Modify | Delete | ModifyDn,
    OnEntries = Search | Compare | Writes,
    All = OnEntries | Extended,
}

static class OperationKind
{
    public static OperationKinds Of(LdapRequest request) => request switch
    {
        BindRequest => OperationKinds.Bind,
        SearchRequest => OperationKinds.Search,
        CompareRequest => OperationKinds.Compare,
        AddRequest => OperationKinds.Add,
        ModifyRequest => OperationKinds.Modify,
        DeleteRequest => OperationKinds.Delete,
        ModifyDnRequest => OperationKinds.ModifyDn,
        _ => OperationKinds.Extended,
    };
}
