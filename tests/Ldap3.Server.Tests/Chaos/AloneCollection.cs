namespace Ldap3.Server.Tests.Chaos;

/// <summary>Tests that need the machine to themselves: they measure, or load it.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
