using System.Diagnostics.CodeAnalysis;
using Ldap3.Protocol;

namespace Ldap3.Linq;

/// <summary>The options of one class of contexts. Immutable and thread safe.</summary>
/// <typeparam name="TContext">The class of contexts.</typeparam>
public sealed class LdapContextOptions<TContext> : LdapContextOptions
    where TContext : LdapContext
{
    /// <summary>Options for a directory, with all else as by default: <c>new Company(dataSource)</c>.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "The conversion's target is this type.")]
    [SuppressMessage("Usage", "CA2225", Justification = "The property DataSource is the alternate.")]
    public static implicit operator LdapContextOptions<TContext>(LdapDataSource dataSource) => new() { DataSource = dataSource };
}
