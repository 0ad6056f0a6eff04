namespace Ldap3.Linq.Saving;

/// <summary>A property of an entity that could not be saved, as the three sides have it. Immutable.</summary>
/// <param name="Property">The property.</param>
/// <param name="Original">What was read: a value, null, or an array for a property of several values. Of references, names.</param>
/// <param name="Current">What the entity holds.</param>
/// <param name="Database">What the directory holds now, as <paramref name="Original"/>; null when the entry is gone.</param>
/// <param name="IsChangedHere">Whether the entity holds something else than what was read.</param>
/// <param name="IsChangedThere">Whether the directory does.</param>
public sealed record PropertyConflict(
    string Property, object? Original, object? Current, object? Database, bool IsChangedHere, bool IsChangedThere);
