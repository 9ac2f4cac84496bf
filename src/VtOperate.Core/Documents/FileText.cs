using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Documents;

/// <summary>Reads a small text file whole, whatever byte order mark it begins with.</summary>
public static class FileText
{
    /// <summary>The text without its byte order mark. UTF-8 unless a mark says UTF-16 or UTF-32; bytes that are no UTF-8 become U+FFFD. Line ends are kept.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.FileUnreadable"/>, or <see cref="ErrorId.InputNotText"/> when it holds a zero byte.</exception>
    public static string Read(IFileStore files, string path)
    {
        string text = Decode(files.ReadBytes(path));
        if (text.Contains('\0', StringComparison.Ordinal)) throw new OperationException(ErrorId.InputNotText, path, $"'{path}' is binary, not text.");
        return text;
    }

    /// <summary>The text of some bytes, decoded as <see cref="Read"/> does.</summary>
    public static string Decode(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes, writable: false), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }
}
