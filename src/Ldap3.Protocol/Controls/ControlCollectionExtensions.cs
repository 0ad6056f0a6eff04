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
                if (controls[i] is T known)
                {
                    return known;
                }

                if (controls[i].Oid == T.ControlOid)
                {
                    return T.FromControl(controls[i]);
                }
            }

            return null;
        }
    }
}
