namespace Ldap3.Protocol.Ber;

/// <summary>The exceptions that <see cref="BerReader"/> throws, kept away from its hot path.</summary>
static class BerError
{
    public static LdapProtocolException WrongTag(byte expected, byte found, int offset) =>
        new($"At octet {offset} of the message an element of tag 0x{expected:X2} is expected, but its tag is 0x{found:X2}.");

    public static LdapProtocolException Truncated(byte expected, int offset) =>
        new($"At octet {offset} of the message an element of tag 0x{expected:X2} is expected, but what encloses it ends there.");

    public static LdapProtocolException TooLong(int length, int available, int offset) =>
        new($"The element at octet {offset} of the message claims {length} octets, but only {available} are left.");

    public static LdapProtocolException BadLength(int count, int offset) =>
        new($"The element at octet {offset} of the message has a length of {count} octets; "
            + "LDAP allows definite lengths below 2 GiB only (RFC 4511 section 5.1).");

    public static LdapProtocolException BadBoolean(int length, int offset) =>
        new($"The BOOLEAN at octet {offset} of the message has {length} octets instead of one.");

    public static LdapProtocolException BadInteger(int length, int offset) =>
        new($"The INTEGER at octet {offset} of the message has {length} octets instead of one to four.");

    public static LdapProtocolException Unexpected(string what, byte tag, int offset) =>
        new($"At octet {offset} of the message {what} is expected, but the tag is 0x{tag:X2}.");
}
