using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ldap3.InMemory.Journals;

/// <summary>
/// The comment before each part of a journal: which commit it is, how long its LDIF is, and a hash of that. What ends before it
/// should, or is not what was written, is known by it.
/// </summary>
/// <param name="Number">The number of the commit; of a base, of the last one in it.</param>
/// <param name="Csn">Its change sequence number.</param>
/// <param name="Length">The octets of LDIF behind the header's line.</param>
/// <param name="Hash">Their hash.</param>
sealed record JournalHeader(long Number, string Csn, int Length, string Hash)
{
    const string Mark = "# commit";
    const int HashOctets = 16;
    const int LongestLine = 256;

    public static JournalHeader Of(long number, string csn, ReadOnlySpan<byte> content) =>
        new(number, csn, content.Length, HashOf(content));

    /// <summary>Reads the header that a text begins with, or null when it is none.</summary>
    /// <param name="text">The rest of the journal.</param>
    /// <param name="length">How long the header's line is, its end included.</param>
    public static JournalHeader? Read(ReadOnlySpan<byte> text, out int length)
    {
        length = text[..Math.Min(text.Length, LongestLine)].IndexOf((byte)'\n') + 1;
        return length > 0
            && Encoding.UTF8.GetString(text[..(length - 1)]).Split(' ') is ["#", "commit", var number, var csn, var octets, var hash]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var commit)
            && int.TryParse(octets, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new JournalHeader(commit, csn.Length == 1 ? "" : csn, count, hash)
            : null;
    }

    public bool IsOf(ReadOnlySpan<byte> content) => content.Length == Length && HashOf(content) == Hash;

    public byte[] ToLine() => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{Mark} {Number} {(Csn.Length == 0 ? "-" : Csn)} {Length} {Hash}\n"));

    static string HashOf(ReadOnlySpan<byte> content) =>
        Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, HashOctets));
}
