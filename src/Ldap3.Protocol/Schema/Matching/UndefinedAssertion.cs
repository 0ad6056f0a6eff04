namespace Ldap3.Protocol.Schema.Matching;

/// <summary>A question that has no answer.</summary>
sealed class UndefinedAssertion : ValueAssertion
{
    UndefinedAssertion()
        : base(null)
    {
    }

    public static UndefinedAssertion Instance { get; } = new();

    public override bool MatchKey(ReadOnlySpan<byte> key) => false;
}
