using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Values.ActiveDirectory;

namespace Ldap3.Protocol.Strategies;

/// <summary>One attribute of an entry of which values are missing.</summary>
/// <param name="entry">The entry.</param>
/// <param name="index">The place of the attribute in it.</param>
/// <param name="range">Which values it has.</param>
sealed class RangeGap(SearchResultEntry entry, int index, AttributeRange range)
{
    readonly List<OctetString> _values = [.. entry.Attributes[index].Values];
    int? _last = range.Last;
    bool _advanced;

    /// <summary>The values that are missing, all of them; null when none are.</summary>
    public AttributeRange? Missing => _last is { } last ? range with { First = last + 1, Last = null } : null;

    /// <summary>Takes an answer to the search for the values that are missing.</summary>
    /// <exception cref="LdapOperationException">The server refuses it.</exception>
    /// <exception cref="LdapProtocolException">The values do not go on where those before ended.</exception>
    public void Take(LdapResponse answer)
    {
        switch (answer)
        {
            case SearchResultEntry found:
                Take(found);
                break;
            case LdapResult { ResultCode: ResultCode.Success }:
                // Without a word on the attribute the values that were missing are gone.
                _last = _advanced ? _last : null;
                _advanced = false;
                break;
            case LdapResult refusal:
                throw new LdapOperationException(refusal, $"Fetching {Missing} of \"{entry.ObjectName}\"");
        }
    }

    /// <summary>The entry with all values of the attribute.</summary>
    public SearchResultEntry Close()
    {
        var attributes = entry.Attributes.ToList();
        attributes[index] = new LdapAttribute(AttributeDescription.FromServer(range.Attribute), _values);

        // Active Directory also has the attribute without values, as if it had none.
        attributes.RemoveAll(attribute => attribute.Values.Count == 0 && IsSame(attribute.Description.ToString()));
        return new SearchResultEntry(entry.ObjectName, attributes) { Controls = entry.Controls };
    }

    void Take(SearchResultEntry found)
    {
        foreach (var attribute in found.Attributes)
        {
            if (AttributeRange.TryParse(attribute.Description.ToString(), out var next) && IsSame(next.Attribute))
            {
                ThrowIfAstray(attribute, next);
                _values.AddRange(attribute.Values);
                _last = next.Last;
                _advanced = true;
            }
        }
    }

    void ThrowIfAstray(LdapAttribute attribute, AttributeRange next)
    {
        if (next.First != _last + 1 || (next.Last is not null && attribute.Values.Count == 0))
        {
            throw new LdapProtocolException(
                $"The server was asked for {Missing} of \"{entry.ObjectName}\" and answered with {attribute}, "
                + "which does not go on from there.");
        }
    }

    bool IsSame(string description) => string.Equals(description, range.Attribute, StringComparison.OrdinalIgnoreCase);
}
