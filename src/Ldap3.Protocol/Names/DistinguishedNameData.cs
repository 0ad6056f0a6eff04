using System.Text;

namespace Ldap3.Protocol.Names;

/// <summary>What a <see cref="DistinguishedName"/> refers to: each form of the name, worked out when first asked for.</summary>
/// <remarks>Fields are written once with equal values whoever comes first, so threads may race here harmlessly.</remarks>
sealed class DistinguishedNameData
{
    string? _text;
    string? _normalized;
    int _hash;
    IReadOnlyList<RelativeDistinguishedName>? _rdns;

    public DistinguishedNameData(string text) => _text = text;

    public DistinguishedNameData(IReadOnlyList<RelativeDistinguishedName> rdns) => _rdns = rdns;

    public DistinguishedNameData(string text, IReadOnlyList<RelativeDistinguishedName> rdns)
    {
        _text = text;
        _rdns = rdns;
    }

    public string Text => _text ??= Write(canonical: false);

    public IReadOnlyList<RelativeDistinguishedName> Rdns => _rdns ??= DistinguishedNameParser.Parse(_text!);

    public string Normalized => _normalized ??= Normalize();

    /// <summary>The hash code of the normalised form; 0 stands for one that is not known yet.</summary>
    public int Hash => _hash != 0 ? _hash : _hash = Normalized.GetHashCode(StringComparison.Ordinal);

    /// <summary>Whether both were written alike, which is known without taking either apart.</summary>
    public bool IsWrittenLike(DistinguishedNameData other) => _text is not null && _text == other._text;

    public string Write(bool canonical)
    {
        var text = new StringBuilder();
        foreach (var rdn in Rdns)
        {
            if (text.Length > 0)
            {
                text.Append(',');
            }

            rdn.AppendTo(text, canonical);
        }

        return text.ToString();
    }

    string Normalize()
    {
        if (_rdns is null && !DistinguishedNameParser.TryParse(_text!, out _rdns))
        {
            // A name that no rule can take apart equals only itself.
            return _text!;
        }

        return _rdns!.Count == 1 ? _rdns[0].Normalized : string.Join(',', _rdns.Select(rdn => rdn.Normalized));
    }
}
