namespace VtOperate.Core.History;

/// <summary>A file that a commit took away under one path and brought under another.</summary>
/// <param name="From">What was taken away.</param>
/// <param name="To">What came.</param>
/// <param name="Likeness">How alike they are, in percent from 50 to 100, rounded down as git prints it.</param>
public readonly record struct RenamedFile(FileChange From, FileChange To, int Likeness);
