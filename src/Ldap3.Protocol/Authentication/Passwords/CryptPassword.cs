using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Authentication.Passwords;

/// <summary>
/// Passwords as crypt(3) hashes them with SHA-256 and SHA-512: <c>$5$salt$hash</c> and <c>$6$salt$hash</c> (Ulrich Drepper's
/// "Unix crypt using SHA-256 and SHA-512"; its steps are named here). Older kinds match nothing.
/// </summary>
static class CryptPassword
{
    const string Alphabet = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const string RoundsPrefix = "rounds=";
    const int DefaultRounds = 5000;
    const int FewestRounds = 1000;

    // The document allows a thousand times as many: hours of work.
    const int MostRounds = 1_000_000;
    const int LongestSalt = 16;

    public static bool Matches(string stored, OctetString password)
    {
        // $id$[rounds=n$]salt$hash
        var parts = stored.Split('$');
        var rounds = DefaultRounds;
        if (parts is ["", "5" or "6", var named, _, _] && named.StartsWith(RoundsPrefix, StringComparison.Ordinal))
        {
            if (!int.TryParse(named[RoundsPrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out rounds) || rounds > MostRounds)
            {
                return false;
            }

            rounds = Math.Max(rounds, FewestRounds);
            parts = ["", parts[1], parts[3], parts[4]];
        }

        if (parts is not ["", "5" or "6", var salt, var hash])
        {
            return false;
        }

        var algorithm = parts[1] == "5" ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA512;
        var computed = Encode(Hash(algorithm, password.ToArray(), Encoding.UTF8.GetBytes(salt[..Math.Min(salt.Length, LongestSalt)]), rounds));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(computed), Encoding.UTF8.GetBytes(hash));
    }

    static byte[] Hash(HashAlgorithmName algorithm, byte[] password, byte[] salt, int rounds)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);

        // Steps 4 to 8
        hash.AppendData(password);
        hash.AppendData(salt);
        hash.AppendData(password);
        var b = hash.GetHashAndReset();

        // Steps 1 to 3 and 9 to 12
        hash.AppendData(password);
        hash.AppendData(salt);
        hash.AppendData(Repeat(b, password.Length));
        for (var bits = password.Length; bits > 0; bits >>= 1)
        {
            hash.AppendData((bits & 1) != 0 ? b : password);
        }

        var a = hash.GetHashAndReset();

        // Steps 13 to 16
        for (var i = 0; i < password.Length; i++)
        {
            hash.AppendData(password);
        }

        var p = Repeat(hash.GetHashAndReset(), password.Length);

        // Steps 17 to 20
        for (var i = 0; i < 16 + a[0]; i++)
        {
            hash.AppendData(salt);
        }

        var s = Repeat(hash.GetHashAndReset(), salt.Length);

        // Step 21
        for (var round = 0; round < rounds; round++)
        {
            hash.AppendData(round % 2 != 0 ? p : a);
            if (round % 3 != 0)
            {
                hash.AppendData(s);
            }

            if (round % 7 != 0)
            {
                hash.AppendData(p);
            }

            hash.AppendData(round % 2 != 0 ? a : p);
            a = hash.GetHashAndReset();
        }

        return a;
    }

    static byte[] Repeat(byte[] octets, int length)
    {
        var repeated = new byte[length];
        for (var i = 0; i < length; i++)
        {
            repeated[i] = octets[i % octets.Length];
        }

        return repeated;
    }

    // Step 22: three octets from three thirds make four letters; which third comes first goes round.
    static string Encode(byte[] hash)
    {
        var text = new StringBuilder();
        var third = hash.Length / 3;
        var isShort = hash.Length == SHA256.HashSizeInBytes;
        int[] at = [0, third, third * 2];
        for (var i = 0; i < third; i++)
        {
            Append(text, hash[at[0]], hash[at[1]], hash[at[2]], 4);
            at = isShort ? [at[2] + 1, at[0] + 1, at[1] + 1] : [at[1] + 1, at[2] + 1, at[0] + 1];
        }

        if (isShort)
        {
            Append(text, 0, hash[31], hash[30], 3);
        }
        else
        {
            Append(text, 0, 0, hash[63], 2);
        }

        return text.ToString();
    }

    static void Append(StringBuilder text, int high, int middle, int low, int letters)
    {
        for (var bits = (high << 16) | (middle << 8) | low; letters > 0; letters--, bits >>= 6)
        {
            text.Append(Alphabet[bits & 0x3F]);
        }
    }
}
