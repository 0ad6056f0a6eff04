using System.Collections.Frozen;

namespace Ldap3.Protocol.Values.Security;

/// <summary>The two letters that stand for well-known accounts in SDDL ([MS-DTYP] section 2.5.1.1).</summary>
static class SddlNames
{
    static readonly FrozenDictionary<string, string> Everywhere = new Dictionary<string, string>
    {
        ["S-1-1-0"] = "WD", ["S-1-3-0"] = "CO", ["S-1-3-1"] = "CG", ["S-1-3-4"] = "OW", ["S-1-5-2"] = "NU", ["S-1-5-4"] = "IU",
        ["S-1-5-6"] = "SU", ["S-1-5-7"] = "AN", ["S-1-5-9"] = "ED", ["S-1-5-10"] = "PS", ["S-1-5-11"] = "AU", ["S-1-5-12"] = "RC",
        ["S-1-5-18"] = "SY", ["S-1-5-19"] = "LS", ["S-1-5-20"] = "NS", ["S-1-5-33"] = "WR", ["S-1-5-32-544"] = "BA",
        ["S-1-5-32-545"] = "BU", ["S-1-5-32-546"] = "BG", ["S-1-5-32-547"] = "PU", ["S-1-5-32-548"] = "AO",
        ["S-1-5-32-549"] = "SO", ["S-1-5-32-550"] = "PO", ["S-1-5-32-551"] = "BO", ["S-1-5-32-552"] = "RE",
        ["S-1-5-32-554"] = "RU", ["S-1-5-32-555"] = "RD", ["S-1-5-32-556"] = "NO", ["S-1-5-32-558"] = "MU",
        ["S-1-5-32-559"] = "LU", ["S-1-5-32-568"] = "IS", ["S-1-5-32-569"] = "CY", ["S-1-5-32-573"] = "ER",
        ["S-1-5-32-574"] = "CD", ["S-1-5-32-575"] = "RA", ["S-1-5-32-576"] = "ES", ["S-1-5-32-577"] = "MS",
        ["S-1-5-32-578"] = "HA", ["S-1-5-32-579"] = "AA", ["S-1-5-32-580"] = "RM", ["S-1-15-2-1"] = "AC",
        ["S-1-16-4096"] = "LW", ["S-1-16-8192"] = "ME", ["S-1-16-8448"] = "MP", ["S-1-16-12288"] = "HI", ["S-1-16-16384"] = "SI",
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<uint, string> InDomain = new Dictionary<uint, string>
    {
        [498] = "RO", [500] = "LA", [501] = "LG", [512] = "DA", [513] = "DU", [514] = "DG", [515] = "DC", [516] = "DD", [517] = "CA",
        [518] = "SA", [519] = "EA", [520] = "PA", [522] = "CN", [525] = "AP", [526] = "KA", [527] = "EK", [553] = "RS",
    }.ToFrozenDictionary();

    public static string? Find(Sid sid, Sid? domain) =>
        domain is { } its && sid.AccountDomain == its && InDomain.TryGetValue(sid.RelativeId, out var name)
            ? name
            : Everywhere.GetValueOrDefault(sid.ToString());
}
