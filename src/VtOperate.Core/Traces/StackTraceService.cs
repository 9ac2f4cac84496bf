using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Traces;

/// <summary>Reads stack traces from log files and finds their frames in a repository.</summary>
/// <param name="files">Files and folders.</param>
/// <param name="paths">The files of a repository.</param>
public sealed class StackTraceService(IFileStore files, IRepositoryPaths paths)
{
    /// <summary>Every trace in a log file, each as soon as it is complete; memory does not grow with the file.</summary>
    /// <exception cref="OperationException">The file is not there, cannot be read, is binary, or holds no trace; thrown while the traces are taken.</exception>
    public IEnumerable<StackTrace> ReadLog(string path, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Reading(path, stop);
    }

    /// <summary>A mapper over the repository that holds a folder, or null when it is in none.</summary>
    public TracePathMapper? OpenMapper(string folder, CancellationToken stop = default) =>
        paths.Read(folder, stop) is { } found ? new TracePathMapper(found.Paths, found.Root) : null;

    private IEnumerable<StackTrace> Reading(string path, CancellationToken stop)
    {
        bool any = false;
        using Stream stream = LogLines.Open(files, path);
        foreach (StackTrace trace in StackTraceReader.Read(LogLines.Read(stream, path, stop), stop))
        {
            any = true;
            yield return trace;
        }

        if (!any) throw new OperationException(ErrorId.TraceNotRecognized, path, $"'{path}' holds no stack trace in a form that is known.");
    }
}
