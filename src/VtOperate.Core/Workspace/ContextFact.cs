using System.Globalization;

namespace VtOperate.Core.Workspace;

/// <summary>One thing that is known about where the user stands, and the file that proves it.</summary>
/// <param name="Area">What it is about: Repository, Configuration, Specification, Knowledge, Open or Next.</param>
/// <param name="Name">What it says something about, for instance <c>Branch</c>.</param>
/// <param name="Value">What it says, as a person reads it.</param>
/// <param name="File">The file or folder that proves it, absolute; null where nothing on disk does, such as an environment variable or an absence.</param>
/// <param name="Line">The line in that file, from 1; null where it is the file as a whole.</param>
/// <param name="Proof">The file and line, relative to the repository where it is inside; what proves it otherwise where no file does.</param>
public sealed record ContextFact(string Area, string Name, string Value, string? File, int? Line, string Proof)
{
    /// <summary>Makes a fact whose proof is a file.</summary>
    internal static ContextFact FromFile(string area, string name, string value, string file, int? line, string root)
    {
        string where = RepositoryPath.Relative(file, root);
        return new ContextFact(area, name, value, file, line, line is null ? where : where + ":" + line.Value.ToString(CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Value} ({Proof})";
}
