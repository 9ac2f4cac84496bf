using VtOperate.Core.Errors;
using VtOperate.Core.Storage;
using VtOperate.Core.Traces;

namespace VtOperate.Core.Bugs;

/// <summary>Reads a log file into a report, as a stream.</summary>
public static class LogReader
{
    /// <summary>Takes in every line of the file.</summary>
    /// <exception cref="OperationException">The file is not there, cannot be read, or is binary.</exception>
    public static void Read(IFileStore files, string path, ReportIntake intake, CancellationToken stop)
    {
        if (!files.FileExists(path))
        {
            throw files.FolderExists(path)
                ? new OperationException(ErrorId.FileUnreadable, path, $"'{path}' is a folder, not a log file.")
                : new OperationException(ErrorId.PathNotFound, path, $"The log file '{path}' does not exist.");
        }

        using Stream stream = files.OpenRead(path);
        foreach (string line in LogLines.Read(stream, path, stop)) intake.AddLine(line, path);
        intake.EndOfPart();
    }
}
