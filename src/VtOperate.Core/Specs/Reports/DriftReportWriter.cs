using System.Buffers;
using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.Specs.Drift;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Specs.Reports;

/// <summary>Writes reports about contradictions into files that other programs read.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="repository">The repository's folder, absolute: places in reports count from it.</param>
/// <param name="root">The project's root, absolute: places of findings count from it.</param>
public sealed class DriftReportWriter(IEngine engine, string repository, string root)
{
    /// <summary>The format that the ending of a file's name asks for; null for one that asks for none.</summary>
    public static DriftReportFormat? FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".sarif" => DriftReportFormat.Sarif,
        ".xml" => DriftReportFormat.JUnit,
        ".json" => path.EndsWith(".sarif.json", StringComparison.OrdinalIgnoreCase) ? DriftReportFormat.Sarif : DriftReportFormat.Json,
        ".md" => DriftReportFormat.Markdown,
        _ => null,
    };

    /// <summary>The bytes of a report: UTF-8 with LF, the same for the same findings in whatever order.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="notes">What could not be compared.</param>
    /// <param name="format">The form.</param>
    public byte[] Render(IEnumerable<DriftFinding> findings, IEnumerable<DriftNote> notes, DriftReportFormat format)
    {
        string relative = RepositoryPath.Relative(root, repository);
        DriftReport report = DriftReport.Of(findings, notes, relative is "." or "" || Path.IsPathRooted(relative) ? "" : relative + "/");
        if (format == DriftReportFormat.Markdown) return Encoding.UTF8.GetBytes(MarkdownDriftReport.Write(report));
        if (format == DriftReportFormat.JUnit)
        {
            using var stream = new MemoryStream();
            JUnitDriftReport.Write(report, stream);
            return stream.ToArray();
        }

        var output = new ArrayBufferWriter<byte>();
        if (format == DriftReportFormat.Sarif) SarifDriftReport.Write(report, output);
        else JsonDriftReport.Write(report, output);
        output.Write("\n"u8);

        // The writer ends lines as the system does; inside a JSON text a carriage return is escaped.
        byte[] bytes = output.WrittenSpan.ToArray();
        return bytes.Contains((byte)'\r') ? [.. bytes.Where(sign => sign != '\r')] : bytes;
    }

    /// <summary>Says whether a report could be written to a file.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="isForced">Whether a file that is there may be replaced.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordExists"/>: the file is there already. <see cref="ErrorId.ValueNotAllowed"/>: the path names a folder.</exception>
    public void Check(string path, bool isForced)
    {
        if (engine.Files.FolderExists(path)) throw new OperationException(ErrorId.ValueNotAllowed, path, $"'{path}' is a folder. Name the file with -Path, for instance drift.sarif in it.");
        if (!isForced && engine.Files.FileExists(path)) throw Exists(path);
    }

    /// <summary>Writes a report to its file, whole or not at all.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="content">The report.</param>
    /// <param name="isForced">Whether a file that is there may be replaced.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordExists"/>: the file is there already. <see cref="ErrorId.FileUnwritable"/>: it cannot be written.</exception>
    public void Save(string path, byte[] content, bool isForced)
    {
        if (isForced) engine.Files.WriteAtomically(path, content);
        else if (!engine.Files.TryCreate(path, content)) throw Exists(path);
    }

    private static OperationException Exists(string path) => new(ErrorId.RecordExists, path, $"'{path}' is there already. Name another file, or say -Force.");
}
