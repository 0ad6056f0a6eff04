using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Entries;

/// <summary>The names that led to an entry, its own first: who is among them is not followed once more.</summary>
sealed record EntryPath(DistinguishedName Name, EntryPath? Before)
{
    public bool Contains(DistinguishedName name)
    {
        for (var step = this; step is not null; step = step.Before)
        {
            if (step.Name == name)
            {
                return true;
            }
        }

        return false;
    }
}
