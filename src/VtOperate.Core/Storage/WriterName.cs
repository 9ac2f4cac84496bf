using System.Text;

namespace VtOperate.Core.Storage;

/// <summary>The name under which a clone writes its event files: random, made once, the same for every process in it.</summary>
internal static class WriterName
{
    private const int Length = 10;

    /// <summary>The name, 10 letters and digits in lower case.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="state">The folder of the clone's own state, absolute.</param>
    /// <param name="now">The clock.</param>
    internal static string In(IFileStore files, string state, DateTimeOffset now)
    {
        string file = Path.Combine(state, "writer");
        if (!files.FileExists(file)) files.TryCreate(file, Encoding.ASCII.GetBytes(Ulid.New(now)[^Length..].ToLowerInvariant() + "\n"));
        string name = Encoding.ASCII.GetString(files.ReadBytes(file)).Trim();
        return name.Length == Length && name.All(char.IsAsciiLetterOrDigit) ? name : throw new Errors.OperationException(Errors.ErrorId.FileUnreadable, file, $"'{file}' does not hold the name of a writer; delete it, and a new one is made.");
    }
}
