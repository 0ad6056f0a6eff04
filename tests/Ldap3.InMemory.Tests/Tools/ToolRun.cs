namespace Ldap3.InMemory.Tests.Tools;

/// <summary>What a tool printed and how it ended.</summary>
public sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public int Entries => Lines.Count(line => line.StartsWith("dn:", StringComparison.Ordinal));

    public ToolRun Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}: {Error}{Output}");
        return this;
    }
}
