namespace Ldap3.InMemory.Tests.Tools;

/// <summary>
/// A session of a client that is a Python package of Debian, run once: its script prints a line for each step, whether it
/// passed, and for those that the server does not offer that it was skipped.
/// </summary>
public abstract class ScriptedSession : IAsyncLifetime
{
    const string Python = "/usr/bin/python3"; // Debian's own: another one does not see its packages
    const int NoModule = 3;

    readonly ClientTools _tools = new();
    ToolRun? _run;

    /// <summary>The package of Debian and the module that it brings.</summary>
    protected abstract (string Package, string Module) Client { get; }

    /// <summary>The script's file and its arguments.</summary>
    protected abstract string[] Command(ClientTools tools);

    public async ValueTask InitializeAsync()
    {
        if (File.Exists(Python))
        {
            var find = $"import importlib.util, sys; sys.exit({NoModule} if importlib.util.find_spec('{Client.Module}') is None else 0)";
            if ((await _tools.RunAsync(Python, null, "-c", find)).ExitCode != NoModule)
            {
                var (script, arguments) = Command(_tools) switch { var all => (all[0], all[1..]) };
                _run = await _tools.RunAsync(
                    Python, null, ["-X", "utf8", Path.Combine(AppContext.BaseDirectory, "Scripts", script), .. arguments]);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _tools.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Says that the step passed, or shows how far the script came.</summary>
    public void Passed(string step)
    {
        Assert.SkipWhen(_run is null, $"{Client.Package} is not installed; ./test.sh installs it");
        var skipped = Array.Find(_run!.Lines, line => line.StartsWith($"skipped {step} ", StringComparison.Ordinal));
        Assert.SkipWhen(skipped is not null, $"{Client.Package}: {skipped}");
        Assert.True(_run.Lines.Contains($"passed {step}"), $"{_run.Output}\n{_run.Error}");
    }
}
