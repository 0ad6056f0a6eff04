namespace Ldap3.Linq;

/// <summary>What a query may leave to the client when the directory cannot do it. Nothing, unless it is allowed by name.</summary>
[Flags]
public enum ClientEvaluation
{
    /// <summary>Nothing: a query that a directory cannot be asked is refused. The default.</summary>
    None = 0,

    /// <summary>
    /// A condition that no filter says exactly: the filter that comes closest without missing a row is sent, and the rows that
    /// do not meet the condition are dropped before Skip, Take, First and Count. A query that nothing narrows is still refused.
    /// </summary>
    Narrowed = 1,

    /// <summary>
    /// An order that the server does not know: all rows are fetched before the first is returned. Rows without a value come
    /// last, as on servers.
    /// </summary>
    Sorting = 2,

    /// <summary>GroupBy and what follows it: all rows that the query before it finds are fetched and grouped as C# compares.</summary>
    Grouping = 4,
}
