using System.Buffers;
using System.Text;
using VtOperate.Core.Documents;
using VtOperate.Core.History;

namespace VtOperate.Core.Specs.Editing;

/// <summary>Writes how a file changes as a patch that <c>git apply</c> takes, line ends and a missing last one included. Pure.</summary>
internal static class SpecPatch
{
    /// <summary>The patch, ending with LF; empty where nothing changes. A byte that is no UTF-8 is shown as U+FFFD; a file in UTF-16, which git takes for a binary one, is shown as text.</summary>
    /// <param name="before">The file as it is; null where there is none yet.</param>
    /// <param name="after">The file as it becomes.</param>
    /// <param name="name">Its path with forward slashes.</param>
    /// <param name="stop">Stops the work.</param>
    public static string Of(byte[]? before, byte[] after, string name, CancellationToken stop)
    {
        if (before is not null && before.AsSpan().SequenceEqual(after)) return "";
        var output = new ArrayBufferWriter<byte>();
        string old = before is null ? "/dev/null" : PatchPath.Quote("a/" + name), created = before is null ? "new file mode 100644\n" : "";
        Encoding.UTF8.GetBytes($"diff --git {PatchPath.Quote("a/" + name)} {PatchPath.Quote("b/" + name)}\n{created}--- {old}\n+++ {PatchPath.Quote("b/" + name)}\n", output);
        new HunkWriter().Write(TextLines.Of(Shown(before ?? [])), TextLines.Of(Shown(after)), output, stop);
        return DocumentBytes.Readable(DocumentBytes.Decode(output.WrittenSpan).Text);
    }

    private static byte[] Shown(byte[] bytes) => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? Encoding.UTF8.GetBytes(DocumentBytes.Decode(bytes).Text) : bytes;
}
