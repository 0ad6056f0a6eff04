namespace Ldap3.Linq.Translation.Expressions;

/// <summary>A part of an expression's shape: a kind of node with what tells it from others of the kind.</summary>
readonly record struct ShapeToken(int Kind, int Number, object? First, object? Second);
