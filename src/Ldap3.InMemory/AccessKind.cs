namespace Ldap3.InMemory;

/// <summary>What an identity may or may not do to an entry or an attribute: what an access rule is asked about.</summary>
public enum AccessKind
{
    /// <summary>Bind with a value of the attribute, which is <c>userPassword</c>. The identity is empty then.</summary>
    Authenticate,

    /// <summary>Compare a value with those of the attribute (RFC 4511 section 4.10).</summary>
    Compare,

    /// <summary>Search from the entry, with no attribute; let a filter test the attribute, otherwise. What may not be tested is Undefined.</summary>
    Search,

    /// <summary>Have a search return the entry, with no attribute; have it return the attribute, otherwise.</summary>
    Read,

    /// <summary>Add, delete or rename the entry, with no attribute; modify the attribute, otherwise.</summary>
    Write,

    /// <summary>Act for the identity that the entry's name is (RFC 4370). Empty when somebody wants to act for nobody in particular.</summary>
    ActAs,

    /// <summary>Break rules of the schema on the entry, and write what only the directory writes (draft-zeilenga-ldap-relax-03).</summary>
    Manage,
}
