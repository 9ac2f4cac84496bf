namespace VtOperate.Core.Code.Sets;

/// <summary>A member of a closed set.</summary>
/// <param name="Name">Its name, or its value where it has none.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Values">The texts that it stands for: what it is set to, or what a mark above it says that it is sent as.</param>
internal sealed record CodeSetMember(string Name, int Line, IReadOnlyList<string> Values);
