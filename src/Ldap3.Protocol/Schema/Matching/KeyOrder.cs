namespace Ldap3.Protocol.Schema.Matching;

/// <summary>How the key of a value stands to that of an assertion.</summary>
enum KeyOrder
{
    Less,
    AtLeast,
    AtMost,
}
