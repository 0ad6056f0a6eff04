namespace Ldap3.Protocol.Schema.Grammar;

/// <summary>A place in a definition.</summary>
/// <param name="Shape">What follows the keyword.</param>
/// <param name="Keywords">The keyword, or those of which one may stand there.</param>
sealed record SchemaStep(FieldShape Shape, params string[] Keywords);
