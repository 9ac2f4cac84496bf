using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.Solutions;
using VtOperate.Core.Storage;

namespace VtOperate.Core.History.Localisation;

/// <summary>Measures which files past solutions of the same kind cite.</summary>
internal static class SolutionFigures
{
    private const int Most = 3;
    private const int MostBytes = 1 << 18;

    /// <summary>Measures the solutions, best first; a document that cannot be read cites nothing.</summary>
    public static void Measure(FigureSheet sheet, IFileStore files, IReadOnlyList<Solution> solutions, CancellationToken stop)
    {
        for (int rank = 0; rank < Math.Min(Most, solutions.Count); rank++)
        {
            string text = TextOf(files, solutions[rank].File);
            if (text.Length == 0) continue;
            for (int i = 0; i < sheet.Files.Count; i++)
            {
                stop.ThrowIfCancellationRequested();
                VersionFile file = sheet.Files[i];
                if (TestFiles.IsCode(file.Family) && Cites(text, file.Path)) sheet.Raise(i, FileFigure.Solution, 1.0 / (rank + 1), solutions[rank].Id);
            }
        }
    }

    private static bool Cites(string text, string path)
    {
        for (int at = text.IndexOf(path, StringComparison.Ordinal); at >= 0; at = text.IndexOf(path, at + 1, StringComparison.Ordinal))
        {
            int end = at + path.Length;
            if ((at == 0 || !IsName(text[at - 1])) && (end == text.Length || !IsName(text[end]))) return true;
        }

        return false;
    }

    private static bool IsName(char sign) => char.IsLetterOrDigit(sign) || sign is '_' or '-' or '/';

    private static string TextOf(IFileStore files, string path)
    {
        try
        {
            return Encoding.UTF8.GetString(files.ReadBytes(path, MostBytes));
        }
        catch (OperationException)
        {
            return "";
        }
    }
}
