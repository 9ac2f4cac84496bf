using VtOperate.Core.Errors;
using VtOperate.Core.History;

namespace VtOperate.Engine.History;

/// <summary>Reads <c>info/grafts</c>: a commit a line, followed by the parents it is to have (gitrepository-layout). Lines that are none are left out.</summary>
internal static class GraftFile
{
    /// <exception cref="OperationException"><see cref="ErrorId.FileUnreadable"/> when it is there and cannot be read: without it the history would be another.</exception>
    internal static Dictionary<ObjectId, ObjectId[]> Read(string file)
    {
        Dictionary<ObjectId, ObjectId[]> grafts = [];
        try
        {
            if (!File.Exists(file)) return grafts;
            foreach (string line in File.ReadLines(file))
            {
                string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                if (words.Length == 0 || !ObjectId.TryParse(words[0].AsSpan(), out ObjectId commit)) continue;
                List<ObjectId> parents = [];
                foreach (string word in words.AsSpan(1))
                {
                    if (ObjectId.TryParse(word.AsSpan(), out ObjectId parent)) parents.Add(parent);
                }

                if (parents.Count == words.Length - 1) grafts[commit] = [.. parents];
            }
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw new OperationException(ErrorId.FileUnreadable, file, $"'{file}' cannot be read: {bad.Message}", bad);
        }

        return grafts;
    }
}
