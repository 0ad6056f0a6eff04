namespace Ldap3.Protocol.Authentication.Sasl;

/// <summary>What a mechanism is worth, from the weakest.</summary>
public enum SaslStrength
{
    /// <summary>
    /// The server gets the password or token itself: PLAIN, OAUTHBEARER. Safe only under TLS, with a server that is
    /// trusted.
    /// </summary>
    Revealing = 0,

    /// <summary>Broken or outdated: CRAM-MD5, DIGEST-MD5, NTLM. Who listens can guess the password.</summary>
    Legacy = 1,

    /// <summary>The server proves that it knows the secret, and does not get it: SCRAM.</summary>
    Mutual = 2,

    /// <summary>
    /// Nobody can stand between: SCRAM with channel binding (-PLUS), Kerberos, and EXTERNAL, where TLS or the
    /// operating system has proved it.
    /// </summary>
    Bound = 3,
}
