using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>Finds controls by type among those that came with a response.</summary>
public static class ControlCollectionExtensions
{
    /// <summary>The first control of that type, or null when there is none.</summary>
    /// <exception cref="LdapProtocolException">There is one, and its value is not what its specification says.</exception>
    public static T? Find<T>(this IReadOnlyList<Control> controls)
        where T : Control, IControl<T>
    {
        foreach (var control in controls)
        {
            if (control is T found)
            {
                return found;
            }

            if (control.Oid == T.ControlOid)
            {
                return T.FromControl(control);
            }
        }

        return null;
    }
}
