using System.ComponentModel;
using System.Diagnostics;
using VtOperate.Core.Bugs.Probes;

namespace VtOperate.Engine.Bugs;

/// <summary>Processes of the system behind <see cref="ICommandRunner"/>.</summary>
public sealed class CommandRunner : ICommandRunner
{
    // A child that is ended and does not go, because the system holds it, must not hold us.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(int.MaxValue);

    // What git sets for its own hooks (git rev-parse --local-env-vars): a check that calls git would work on the user's index instead of on the folder it stands in.
    private static readonly string[] s_gitVariables =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_PREFIX", "GIT_NAMESPACE",
        "GIT_IMPLICIT_WORK_TREE", "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_INTERNAL_SUPER_PREFIX",
    ];

    /// <inheritdoc/>
    public ProbeRun Run(string program, IReadOnlyList<string> arguments, ProbeRequest request, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        DateTimeOffset startedAt = DateTimeOffset.UtcNow;
        if (!Directory.Exists(request.Folder)) return NotStarted($"The folder '{request.Folder}' does not exist.", startedAt);
        if (ProgramFinder.Find(program, request) is not { } file) return NotStarted($"There is no program '{program}'.", startedAt) with { IsToolMissing = Path.GetFileName(program) == program };
        string number = ProbeMarker.Next();
        long start = Stopwatch.GetTimestamp();
        using IDisposable? watch = ChildGuardian.Watch();
        using var process = new Process { StartInfo = StartInfo(file, arguments, request, number), EnableRaisingEvents = true };
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Exited += (_, _) => exited.TrySetResult();
        try
        {
            process.Start();
        }
        catch (Exception bad) when (bad is Win32Exception or IOException or UnauthorizedAccessException)
        {
            return NotStarted($"'{program}' cannot be started: {bad.Message.TrimEnd('.')}.", startedAt);
        }

        WindowsJob? job = WindowsJob.Hold(process);
        var output = new ProbeOutput();
        Thread[] readers = [Pump(process.StandardOutput.BaseStream, output, request.Heard), Pump(process.StandardError.BaseStream, output, request.Heard)];
        Feed(process, request.Input);
        bool isInTime = false;
        try
        {
            TimeSpan longest = request.Timeout is { } timeout && timeout < s_longest ? timeout : s_longest;
            isInTime = exited.Task.Wait(longest < TimeSpan.Zero ? TimeSpan.Zero : longest, stop);
        }
        finally
        {
            if (!isInTime) EndTree(process);
            job?.Dispose();
            MarkedProcesses.End(number);
            if (!isInTime) exited.Task.Wait(s_patience, CancellationToken.None);
        }

        TimeSpan duration = Stopwatch.GetElapsedTime(start);
        long end = Environment.TickCount64 + (long)s_patience.TotalMilliseconds;
        foreach (Thread reader in readers) reader.Join((int)Math.Max(0, end - Environment.TickCount64));
        ProbeEnd how = isInTime ? ProbeEnd.Exited : ProbeEnd.TimedOut;
        return new ProbeRun(how, isInTime ? process.ExitCode : -1, output.Close(), duration) { OutputCut = output.IsCut, StartedAt = startedAt };
    }

    private static ProcessStartInfo StartInfo(string file, IReadOnlyList<string> arguments, ProbeRequest request, string number)
    {
        var info = new ProcessStartInfo(file)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = request.Folder,
        };
        foreach (string argument in arguments) info.ArgumentList.Add(argument);
        foreach (string name in s_gitVariables) info.Environment.Remove(name);
        if (!OperatingSystem.IsWindows()) info.Environment["PWD"] = request.Folder;
        foreach ((string name, string? value) in request.Environment)
        {
            if (value is null) info.Environment.Remove(name);
            else info.Environment[name] = value;
        }

        info.Environment[ProbeMarker.Variable] = ProbeMarker.Value(number);
        return info;
    }

    // Threads of their own, because a pipe that somebody keeps open would hold one of the pool for as long.
    private static Thread Pump(Stream from, ProbeOutput to, Action<ReadOnlyMemory<byte>>? heard)
    {
        var reader = new Thread(() => Read(from, to, heard), heard is null ? 128 << 10 : 1 << 20) { IsBackground = true, Name = "VtOperate output" };
        reader.Start();
        return reader;
    }

    private static void Read(Stream from, ProbeOutput to, Action<ReadOnlyMemory<byte>>? heard)
    {
        byte[] buffer = new byte[16 << 10];
        try
        {
            using (from)
            {
                for (int count = from.Read(buffer); count > 0; count = from.Read(buffer))
                {
                    to.Add(buffer.AsSpan(0, count));
                    heard?.Invoke(buffer.AsMemory(0, count));
                }
            }
        }
        catch (Exception bad) when (bad is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The other end went away; what came before counts.
        }
    }

    private static void Feed(Process process, ReadOnlyMemory<byte>? input)
    {
        Stream to = process.StandardInput.BaseStream;
        if (input is not { IsEmpty: false } bytes)
        {
            Close(to);
            return;
        }

        // A check need not read what it is given.
        new Thread(() => Write(to, bytes), 128 << 10) { IsBackground = true, Name = "VtOperate input" }.Start();
    }

    private static void Write(Stream to, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            to.Write(bytes.Span);
        }
        catch (Exception bad) when (bad is IOException or ObjectDisposedException)
        {
            // It has ended or reads no more.
        }

        Close(to);
    }

    private static void Close(Stream to)
    {
        try
        {
            to.Dispose();
        }
        catch (IOException)
        {
            // The last bytes found no reader.
        }
    }

    private static void EndTree(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception bad) when (bad is InvalidOperationException or Win32Exception or AggregateException or NotSupportedException)
        {
            // It ended at the same moment, or a part of the tree belongs to somebody else.
        }
    }

    private static ProbeRun NotStarted(string problem, DateTimeOffset at) => new(ProbeEnd.NotStarted, -1, "", TimeSpan.Zero) { Problem = problem, StartedAt = at };
}
