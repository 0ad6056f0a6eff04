namespace Ldap3.Protocol;

/// <summary>The base of every exception by which this library says that a directory operation did not succeed.</summary>
/// <remarks>
/// Malformed text (a filter, a name, a URL, LDIF) is a <see cref="LdapFormatException"/>, and a misused argument one of
/// the framework's own exceptions: neither derives from this type, because no directory took part in it.
/// </remarks>
public class LdapException : Exception
{
    /// <summary>Creates an exception with a message that a person can act on.</summary>
    public LdapException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message that a person can act on, and what caused it.</summary>
    public LdapException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether trying the same again later may succeed.</summary>
    public virtual bool IsTransient => false;
}
