using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Controls;

/// <summary>Finds the controls of a message by what they are.</summary>
public static class ControlCollectionExtensions
{
    extension(IReadOnlyList<Control> controls)
    {
        /// <summary>The first control of that kind with its value read, or null when there is none.</summary>
        /// <typeparam name="T">The kind, such as <see cref="PagedResultsControl"/>.</typeparam>
        /// <exception cref="LdapProtocolException">There is one, and its value is malformed.</exception>
        public T? Find<T>()
            where T : Control, IControl<T>
        {
            for (var i = 0; i < controls.Count; i++)
            {
                if (Read<T>(controls[i]) is { } found)
                {
                    return found;
                }
            }

            return null;
        }

        /// <summary>All controls of that kind with their values read, in the order they came.</summary>
        /// <typeparam name="T">The kind, such as <see cref="SessionTrackingControl"/>.</typeparam>
        /// <exception cref="LdapProtocolException">The value of one is malformed; thrown when its turn comes.</exception>
        public IEnumerable<T> FindAll<T>()
            where T : Control, IControl<T>
        {
            for (var i = 0; i < controls.Count; i++)
            {
                if (Read<T>(controls[i]) is { } found)
                {
                    yield return found;
                }
            }
        }
    }

    static T? Read<T>(Control control)
        where T : Control, IControl<T> =>
        control as T ?? (control.Oid == T.ControlOid ? T.FromControl(control) : null);
}
