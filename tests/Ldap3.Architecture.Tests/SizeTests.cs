namespace Ldap3.Architecture.Tests;

public sealed class SizeTests
{
    const int LongestFile = 500;
    const int FullestFolder = 25;
    const int DeepestFolder = 2;

    static readonly string[] EverySource = ["src", "tests", "samples", "benchmarks"];

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold_in_mind()
    {
        var tooLong = EverySource
            .SelectMany(SourceTree.Files)
            .Where(file => file.Lines.Length > LongestFile)
            .Select(file => $"{file.Path}: {file.Lines.Length} lines");

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Most_files_are_short()
    {
        var lengths = SourceTree.Files("src").Select(file => file.Lines.Length).Order().ToArray();

        Assert.InRange(lengths[lengths.Length / 2], 1, 70);
        Assert.InRange(lengths[lengths.Length * 95 / 100], 1, 300);
    }

    [Fact]
    public void No_folder_is_a_heap()
    {
        var tooFull = SourceTree.Files("src")
            .GroupBy(file => Path.GetDirectoryName(file.Path))
            .Where(folder => folder.Count() > FullestFolder)
            .Select(folder => $"{folder.Key}: {folder.Count()} files");

        Assert.Empty(tooFull);
    }

    [Fact]
    public void No_folder_is_a_cellar()
    {
        var tooDeep = SourceTree.Files("src").Where(file => file.Folders.Length > DeepestFolder).Select(file => file.Path);

        Assert.Empty(tooDeep);
    }

    [Fact]
    public void A_folder_is_named_after_what_lives_there()
    {
        string[] saysNothing = ["Utils", "Utilities", "Helpers", "Common", "Misc", "Shared"];

        var nameless = SourceTree.Files("src").Where(file => file.Folders.Intersect(saysNothing).Any()).Select(file => file.Path);

        Assert.Empty(nameless);
    }
}
