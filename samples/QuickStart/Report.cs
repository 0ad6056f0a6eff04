using Ldap3.Linq;
using Spectre.Console;

namespace QuickStart;

/// <summary>Prints queries with what they became, and what they found as tables.</summary>
static class Report
{
    const int Width = 140;

    static readonly IAnsiConsole Console = CreateConsole();

    public static void Heading(string text)
    {
        Console.WriteLine();
        Console.Write(new Rule(Markup.Escape(text)) { Justification = Justify.Left });
    }

    public static void Query<T>(string question, IQueryable<T> query)
    {
        Console.WriteLine();
        Console.MarkupLineInterpolated($"[bold]{question}[/]");
        Line("filter", query.ToLdapQuery().Filter.ToString());
    }

    public static void Line(string label, string text) => Console.MarkupLineInterpolated($"  [grey]{label}:[/] {text}");

    public static void Rows<T>(IReadOnlyCollection<T> rows, params (string Name, Func<T, string?> Value)[] columns)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var (name, _) in columns)
        {
            table.AddColumn(Markup.Escape(name));
        }

        foreach (var row in rows)
        {
            table.AddRow([.. columns.Select(column => Markup.Escape(column.Value(row) ?? ""))]);
        }

        Console.Write(table);
    }

    // The same width everywhere, so that the same rows look the same whether a person or a file takes them.
    static IAnsiConsole CreateConsole()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        console.Profile.Width = Width;
        return console;
    }
}
