namespace Ldap3.Protocol.Servers;

/// <summary>What an object identifier of the root DSE names.</summary>
public enum WellKnownOidKind
{
    /// <summary>A control (<c>supportedControl</c>).</summary>
    Control = 0,

    /// <summary>An extended operation (<c>supportedExtension</c>).</summary>
    Extension = 1,

    /// <summary>A feature (<c>supportedFeatures</c>).</summary>
    Feature = 2,

    /// <summary>A capability of Active Directory (<c>supportedCapabilities</c>).</summary>
    Capability = 3,
}
