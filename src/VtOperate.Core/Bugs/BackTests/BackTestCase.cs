namespace VtOperate.Core.Bugs.BackTests;

/// <summary>One past fix, and where its files and its origin stood in the ranking made before it.</summary>
/// <param name="Sha">The fix, 40 digits.</param>
/// <param name="Date">When it was authored.</param>
/// <param name="Title">What was taken as the report's title.</param>
/// <param name="Files">The files it changed, without tests.</param>
/// <param name="FileRank">The place of the first of them, from 1; 0 when none was in the list.</param>
/// <param name="LastChangedRank">The same in the files by their last change.</param>
/// <param name="Origins">The commits it leads back to; empty when that cannot be told.</param>
/// <param name="CommitRank">The place of the first of them among the suspects, from 1; 0 when none was; null when no origin is known.</param>
/// <param name="LastChangeRank">The same in the changes of the likeliest file, newest first.</param>
/// <param name="Probability">What the first suspect was given, 0 to 1.</param>
/// <param name="IsUnclear">Whether the answer would have been that it cannot be told.</param>
/// <param name="Repository">The repository's folder, absolute.</param>
public sealed record BackTestCase(
    string Sha,
    DateTimeOffset Date,
    string Title,
    IReadOnlyList<string> Files,
    int FileRank,
    int LastChangedRank,
    IReadOnlyList<string> Origins,
    int? CommitRank,
    int? LastChangeRank,
    double Probability,
    bool IsUnclear,
    string Repository);
