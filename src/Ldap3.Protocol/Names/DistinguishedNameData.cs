namespace Ldap3.Protocol.Names;

/// <summary>What a <see cref="DistinguishedName"/> refers to: each form of the name, worked out when first asked for.</summary>
/// <remarks>Fields are written once with equal values whoever comes first, so threads may race here harmlessly.</remarks>
sealed class DistinguishedNameData
{
    string? _text;
    string? _normalized;
    IReadOnlyList<RelativeDistinguishedName>? _rdns;

    public DistinguishedNameData(string text) => _text = text;

    public DistinguishedNameData(IReadOnlyList<RelativeDistinguishedName> rdns) => _rdns = rdns;

    public DistinguishedNameData(string text, IReadOnlyList<RelativeDistinguishedName> rdns)
    {
        _text = text;
        _rdns = rdns;
    }

    public string Text => _text ??= string.Join(',', _rdns!);

    public IReadOnlyList<RelativeDistinguishedName> Rdns => _rdns ??= DistinguishedNameParser.Parse(_text!);

    public string Normalized => _normalized ??= Normalize();

    string Normalize()
    {
        if (_rdns is null && !DistinguishedNameParser.TryParse(_text!, out _rdns, out _))
        {
            // A name that no rule can take apart equals only itself.
            return _text!;
        }

        return string.Join(',', _rdns!.Select(rdn => rdn.Normalized));
    }
}
