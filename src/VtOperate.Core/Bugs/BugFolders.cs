using System.Globalization;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Bugs;

/// <summary>Finds the folders of bugs by what people call them.</summary>
public static class BugFolders
{
    private const string Prefix = "BUG-";

    /// <summary>The folder of a bug, absolute.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="folder">The folder of all bugs, absolute.</param>
    /// <param name="id">A label (<c>BUG-0007</c>, <c>bug-7</c>, <c>7</c>) or the name of the folder.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/>: there is none, or two that are called alike.</exception>
    public static string Find(IFileStore files, string folder, string id)
    {
        string wanted = id.Trim();
        int? number = Number(wanted);
        string[] found = [.. files.ListFolders(folder).Where(name => name.Equals(wanted, StringComparison.OrdinalIgnoreCase) || (number is not null && NumberOf(name) == number))];
        if (found.Length == 1) return Path.Combine(folder, found[0]);
        if (found.Length > 1) throw new OperationException(ErrorId.RecordNotFound, id, $"'{id}' is the label of {found.Length} bugs: {string.Join(", ", found)}. Name the folder.");
        throw new OperationException(ErrorId.RecordNotFound, id, $"There is no bug '{id}' in '{folder}'.");
    }

    /// <summary>What people call a number, <c>BUG-0007</c>.</summary>
    public static string LabelOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:0000}");

    /// <summary>What people call the bug in a folder: the label of its number, or the name where it has none.</summary>
    /// <param name="name">The name, for instance <c>BUG-0007-slug</c>.</param>
    public static string LabelIn(string name) => NumberOf(name) is { } number ? LabelOf(number) : name;

    /// <summary>The number in the name of a bug's folder; null where it is no bug's.</summary>
    /// <param name="name">The name, for instance <c>BUG-0007-slug</c>.</param>
    public static int? NumberOf(string name)
    {
        if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return null;
        int end = Prefix.Length;
        while (end < name.Length && char.IsAsciiDigit(name[end])) end++;
        return end == name.Length || name[end] == '-' ? Digits(name.AsSpan(Prefix.Length, end - Prefix.Length)) : null;
    }

    private static int? Number(string id) => Digits(id.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? id.AsSpan(Prefix.Length) : id);

    private static int? Digits(ReadOnlySpan<char> text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
