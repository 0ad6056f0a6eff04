namespace Ldap3.Server.Tests;

/// <summary>What a tool returned: its exit code is the LDAP result code or 255 and the like when it never came to that.</summary>
sealed record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>The values of an attribute in the LDIF printed, in order.</summary>
    public string[] Values(string attribute) =>
        [.. Output.Split('\n')
            .Where(line => line.StartsWith($"{attribute}: ", StringComparison.Ordinal))
            .Select(line => line[(attribute.Length + 2)..])];
}
