namespace VtOperate.Core.Specs.Constitutions;

/// <summary>A change as constitutions are held against it.</summary>
/// <param name="Files">The files that differ.</param>
/// <param name="Commits">Its commits without merges; none for what is not committed yet.</param>
/// <param name="Others">Reads the files that do not differ and whose path is wanted.</param>
internal sealed record ConstitutionChange(IReadOnlyList<ChangedFile> Files, IReadOnlyList<ChangedCommit> Commits, Func<Func<string, bool>, IEnumerable<ChangedFile>> Others)
{
    /// <summary>Whether code of the project changes.</summary>
    internal bool HasCode => Files.Any(file => file.IsCode && !file.IsTest);

    /// <summary>The text of a file after and before the change; null where it is not there.</summary>
    internal (string? After, string? Before) Text(string path)
    {
        ChangedFile? file = Files.FirstOrDefault(one => one.Path == path) ?? Others(other => other == path).FirstOrDefault();
        return (file?.After, file?.Before);
    }
}
