using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Documents;

/// <summary>Lists the documents below a folder.</summary>
internal static class DocumentFiles
{
    /// <summary>The files below a folder whose name ends with the suffix, in ordinal order. A folder that may not be read is a problem that ends the list; one that does not exist has none.</summary>
    public static IEnumerable<string> Below(IFileStore files, string folder, string suffix, ErrorId problemId, IReporter reporter, CancellationToken stop)
    {
        using IEnumerator<string> list = files.ListFiles(folder, suffix, recurse: true, stop).GetEnumerator();
        while (true)
        {
            try
            {
                if (!list.MoveNext()) yield break;
            }
            catch (OperationException bad)
            {
                reporter.Problem(new OperationException(problemId, bad.Target, bad.Message, bad));
                yield break;
            }

            yield return list.Current;
        }
    }
}
