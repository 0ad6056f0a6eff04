using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Controls;

/// <summary>One figure of a search.</summary>
/// <param name="Name">
/// What was measured: the server's words, or where it sends numbers for names, one of <c>threadCount</c>, <c>callTime</c> (in
/// milliseconds), <c>entriesReturned</c>, <c>entriesVisited</c>, <c>filter</c>, <c>index</c>, <c>pagesReferenced</c>,
/// <c>pagesRead</c>, <c>pagesPreread</c>, <c>pagesDirtied</c>, <c>pagesRedirtied</c>, <c>logRecordCount</c> and
/// <c>logRecordBytes</c>; by its number where that is unknown.
/// </param>
/// <param name="Number">The figure, or null where it is a text.</param>
/// <param name="Text">The text, such as the filter as it was optimised, or null where it is a number.</param>
public sealed record SearchStatistic(string Name, long? Number, OctetString? Text);
