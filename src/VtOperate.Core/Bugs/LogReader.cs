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
        using Stream stream = LogLines.Open(files, path);
        foreach (string line in LogLines.Read(stream, path, stop)) intake.AddLine(line, path);
        intake.EndOfPart();
    }
}
