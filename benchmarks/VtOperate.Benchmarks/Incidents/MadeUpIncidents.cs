using System.Diagnostics;
using System.Globalization;
using System.Text;
using VtOperate.Core;
using VtOperate.Core.Incidents;
using VtOperate.Core.Storage.Events;

namespace VtOperate.Benchmarks.Incidents;

/// <summary>A repository whose operations branch holds many made-up incidents, written by two writers each and brought in with <c>git fast-import</c>.</summary>
internal static class MadeUpIncidents
{
    private static readonly string[] s_services = ["checkout", "search", "billing", "mail", "gateway", "catalog", "login", "export"];
    private static readonly string[] s_troubles = ["cannot pay", "is slow", "returns nothing", "loses messages", "answers with errors", "shows old prices", "times out", "is down"];
    private static readonly DateTimeOffset s_first = new(2024, 1, 1, 6, 0, 0, TimeSpan.Zero);

    /// <summary>Makes it.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="count">How many incidents.</param>
    /// <param name="events">How many events each of them has.</param>
    internal static void Make(string folder, int count, int events)
    {
        Git(folder, "init", "--quiet");
        Git(folder, "-c", "user.name=bench", "-c", "user.email=bench@localhost", "commit", "--quiet", "--allow-empty", "-m", "First");
        var start = new ProcessStartInfo("git") { RedirectStandardInput = true };
        foreach (string argument in (string[])["-C", folder, "fast-import", "--quiet"]) start.ArgumentList.Add(argument);
        using Process import = Process.Start(start)!;
        using (Stream to = import.StandardInput.BaseStream)
        {
            Write(to, "commit refs/heads/operations\ncommitter bench <bench@localhost> 1704088800 +0000\ndata 6\nMany.\n\n");
            var random = new Random(1);
            for (int i = 1; i <= count; i++) Write(to, i, events, random);
            Write(to, "done\n");
        }

        import.WaitForExit();
        if (import.ExitCode != 0) throw new InvalidOperationException("git fast-import failed.");
    }

    private static void Write(Stream to, int number, int events, Random random)
    {
        string service = s_services[random.Next(s_services.Length)], title = $"{service} {s_troubles[random.Next(s_troubles.Length)]}";
        DateTimeOffset at = s_first.AddMinutes((number * 97) + random.Next(60));
        string ulid = Ulid.New(at), path = $"{IncidentFolders.Root}/{IncidentFolders.NameOf(number, title, ulid)}/{IncidentFolders.Events}/";
        var given = new NewIncident { Title = title, Severity = (Core.Severity)random.Next(1, 5), Services = [service], ImpactStartedAt = at.AddMinutes(-random.Next(1, 40)), DetectedAt = at.AddMinutes(-1), Commander = "ann" };
        List<NewEvent> own = [.. IncidentDeclaration.Events(given, ulid, "ann", at)], other = [];
        IncidentStatus[] moves = [IncidentStatus.Investigating, IncidentStatus.Identified, IncidentStatus.Mitigated, IncidentStatus.Resolved];
        int next = 0;
        for (int i = own.Count; i < events; i++)
        {
            at = at.AddMinutes(random.Next(1, 9));
            bool isMove = i % (events / 5) == 0 && next < moves.Length;
            if (isMove) own.Add(IncidentData.Change(IncidentKind.Status, "status", (next == 0 ? IncidentStatus.Declared : moves[next - 1]).ToString(), moves[next++].ToString(), null, at, "ann"));
            else (i % 3 == 0 ? other : own).Add(new NewEvent(i % 7 == 0 ? IncidentKind.Update : IncidentKind.Note, at, "bob", [new(IncidentData.Text, $"Looked at {service} instance {random.Next(40)}: {random.Next(100)} % of requests fail, queue {random.Next(9000)}, nothing unusual in the log of the last {random.Next(60)} minutes.")]));
        }

        File(to, path + "w-ann" + EventFile.Extension, own, at);
        if (other.Count > 0) File(to, path + "w-bob" + EventFile.Extension, other, at);
    }

    private static void File(Stream to, string path, List<NewEvent> events, DateTimeOffset at)
    {
        byte[] content = EventFile.Append(ReadOnlyMemory<byte>.Empty, events, at, out _);
        Write(to, string.Create(CultureInfo.InvariantCulture, $"M 100644 inline {path}\ndata {content.Length}\n"));
        to.Write(content);
        to.WriteByte((byte)'\n');
    }

    private static void Write(Stream to, string text) => to.Write(Encoding.UTF8.GetBytes(text));

    private static void Git(string folder, params string[] arguments) => Compare.ChildProcess.RunGit(folder, arguments);
}
