namespace Ldap3.Protocol.Values.ActiveDirectory;

/// <summary>How the server holds an object: <c>instanceType</c> ([MS-ADTS] section 3.1.1.2.2).</summary>
[Flags]
public enum InstanceTypes
{
    /// <summary>Nothing: an object of a replica that only reads.</summary>
    None = 0,

    /// <summary>The object is the root of a naming context.</summary>
    NamingContextHead = 0x1,

    /// <summary>The naming context is not here yet.</summary>
    Uninstantiated = 0x2,

    /// <summary>The object can be written here.</summary>
    Writable = 0x4,

    /// <summary>The naming context above is here too.</summary>
    NamingContextAbove = 0x8,

    /// <summary>The naming context comes for the first time.</summary>
    NamingContextComing = 0x10,

    /// <summary>The naming context is being removed.</summary>
    NamingContextGoing = 0x20,
}
