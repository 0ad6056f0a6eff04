using Ldap3.Protocol.ExtendedOperations.Novell;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Extend;

/// <summary>
/// The operations of eDirectory. Thread safe. They are encoded as its documents and ldap3 have it, and tested against octets
/// built by these; they were not tried against an eDirectory.
/// </summary>
public sealed partial class NovellExtend
{
    readonly LdapConnection _connection;

    internal NovellExtend(LdapConnection connection) => _connection = connection;

    /// <summary>Asks the server who this connection is.</summary>
    /// <returns>The distinguished name, empty when anonymous.</returns>
    /// <exception cref="LdapOperationException">The server does not know the operation, or refuses it.</exception>
    public string GetBindDn() => PartitionOperations.ReadBindDn(Run(PartitionOperations.BindDnRequest));

    /// <inheritdoc cref="GetBindDn"/>
    public async Task<string> GetBindDnAsync(CancellationToken cancellationToken = default) =>
        PartitionOperations.ReadBindDn(
            await RunAsync(PartitionOperations.BindDnRequest, cancellationToken).ConfigureAwait(false));

    /// <summary>Reads somebody's universal password, as far as the password policy allows that.</summary>
    /// <returns>The password, or null when there is none.</returns>
    /// <exception cref="LdapSecurityException">The password would travel in clear text.</exception>
    /// <exception cref="LdapException">The server refused, or its NMAS did, whose error number is in the message.</exception>
    public string? GetUniversalPassword(DistinguishedName user)
    {
        _connection.RequireConfidentiality("The password");
        return UniversalPassword.ReadPassword(Run(UniversalPassword.GetRequest(user)));
    }

    /// <inheritdoc cref="GetUniversalPassword"/>
    public async Task<string?> GetUniversalPasswordAsync(
        DistinguishedName user, CancellationToken cancellationToken = default)
    {
        _connection.RequireConfidentiality("The password");
        return UniversalPassword.ReadPassword(
            await RunAsync(UniversalPassword.GetRequest(user), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Sets somebody's universal password.</summary>
    /// <exception cref="LdapSecurityException">The password would travel in clear text.</exception>
    /// <exception cref="LdapException">The server refused, or its NMAS did, whose error number is in the message.</exception>
    public void SetUniversalPassword(DistinguishedName user, string newPassword)
    {
        _connection.RequireConfidentiality("The new password");
        UniversalPassword.ReadSet(Run(UniversalPassword.SetRequest(user, newPassword)));
    }

    /// <inheritdoc cref="SetUniversalPassword"/>
    public async Task SetUniversalPasswordAsync(
        DistinguishedName user, string newPassword, CancellationToken cancellationToken = default)
    {
        _connection.RequireConfidentiality("The new password");
        UniversalPassword.ReadSet(
            await RunAsync(UniversalPassword.SetRequest(user, newPassword), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Asks what replicas a server holds.</summary>
    /// <param name="server">The name of the server's entry.</param>
    /// <returns>The names of the partitions, as the server wrote them.</returns>
    /// <exception cref="LdapOperationException">The server does not know the operation, or refuses it.</exception>
    public IReadOnlyList<string> ListReplicas(DistinguishedName server) =>
        PartitionOperations.ReadReplicas(Run(PartitionOperations.Request(NovellOid.ListReplicas, server)));

    /// <inheritdoc cref="ListReplicas"/>
    public async Task<IReadOnlyList<string>> ListReplicasAsync(
        DistinguishedName server, CancellationToken cancellationToken = default) =>
        PartitionOperations.ReadReplicas(
            await RunAsync(PartitionOperations.Request(NovellOid.ListReplicas, server), cancellationToken)
                .ConfigureAwait(false));

    /// <summary>Asks how many entries a partition has.</summary>
    /// <param name="partition">The name of the partition's root.</param>
    /// <exception cref="LdapOperationException">The server does not know the operation, or refuses it.</exception>
    public int PartitionEntryCount(DistinguishedName partition) =>
        PartitionOperations.ReadEntryCount(Run(PartitionOperations.Request(NovellOid.PartitionEntryCount, partition)));

    /// <inheritdoc cref="PartitionEntryCount"/>
    public async Task<int> PartitionEntryCountAsync(
        DistinguishedName partition, CancellationToken cancellationToken = default) =>
        PartitionOperations.ReadEntryCount(
            await RunAsync(PartitionOperations.Request(NovellOid.PartitionEntryCount, partition), cancellationToken)
                .ConfigureAwait(false));

    /// <summary>Asks about the replica of a partition on a server.</summary>
    /// <param name="server">The name of the server's entry.</param>
    /// <param name="partition">The name of the partition's root.</param>
    /// <exception cref="LdapOperationException">The server does not know the operation, or refuses it.</exception>
    public NovellReplicaInfo ReplicaInfo(DistinguishedName server, DistinguishedName partition) =>
        PartitionOperations.ReadReplicaInfo(Run(PartitionOperations.Request(NovellOid.ReplicaInfo, server, partition)));

    /// <inheritdoc cref="ReplicaInfo"/>
    public async Task<NovellReplicaInfo> ReplicaInfoAsync(
        DistinguishedName server, DistinguishedName partition, CancellationToken cancellationToken = default) =>
        PartitionOperations.ReadReplicaInfo(
            await RunAsync(PartitionOperations.Request(NovellOid.ReplicaInfo, server, partition), cancellationToken)
                .ConfigureAwait(false));

    /// <summary>
    /// Begins a transaction. Add the control to each request that is to be part of it, all on one session
    /// (<see cref="LdapConnection.Hold"/>). Other servers have <see cref="LdapConnection.BeginTransaction"/>.
    /// </summary>
    /// <exception cref="LdapOperationException">The server does not know the operation, or refuses it.</exception>
    public NovellGroupingControl StartTransaction() =>
        NovellGroupingControl.ReadCreated(Run(NovellGroupingControl.CreateRequest()));

    /// <inheritdoc cref="StartTransaction"/>
    public async Task<NovellGroupingControl> StartTransactionAsync(CancellationToken cancellationToken = default) =>
        NovellGroupingControl.ReadCreated(
            await RunAsync(NovellGroupingControl.CreateRequest(), cancellationToken).ConfigureAwait(false));

    /// <summary>Ends a transaction.</summary>
    /// <param name="transaction">What its beginning gave.</param>
    /// <param name="commit">Whether its updates are to be done, or forgotten.</param>
    /// <exception cref="LdapOperationException">The server refused; nothing of the transaction was done.</exception>
    public void EndTransaction(NovellGroupingControl transaction, bool commit = true)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        Run(transaction.EndRequest(commit));
    }

    /// <inheritdoc cref="EndTransaction"/>
    public Task EndTransactionAsync(
        NovellGroupingControl transaction, bool commit = true, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return RunAsync(transaction.EndRequest(commit), cancellationToken);
    }

    ExtendedResponse Run(ExtendedRequest request) =>
        (ExtendedResponse)_connection.Extended(request).EnsureSuccess().Result;

    async Task<ExtendedResponse> RunAsync(ExtendedRequest request, CancellationToken cancellationToken) =>
        (ExtendedResponse)(await _connection.ExtendedAsync(request, cancellationToken).ConfigureAwait(false))
            .EnsureSuccess().Result;
}
