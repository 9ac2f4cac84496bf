using System.ComponentModel;
using System.Diagnostics;

namespace VtOperate.Engine.Bugs;

/// <summary>
/// Ends the checks of this process when this process is killed and can no longer do it. It is one shell that waits for the end of a pipe, whose other end only this process
/// holds; it lives while checks run and a moment longer. Where there is no <c>/proc</c> or no shell there is none, and the next run cleans up instead.
/// </summary>
internal static class ChildGuardian
{
    private const string Shell = "/bin/sh";

    // $1 is the number of the session. A shell can read a file on its own, but byte by byte; grep is there nearly everywhere.
    private const string Script = """
        trap '' INT HUP QUIT TERM
        exec >/dev/null 2>&1
        while read -r line; do :; done
        marked() {
            if command -v grep; then grep -ls -e "$1" /proc/[0-9]*/environ >&3; return; fi
            for file in /proc/[0-9]*/environ; do
                [ -r "$file" ] || continue
                while IFS= read -r line || [ -n "$line" ]; do
                    case $line in *"$1"*) echo "$file" >&3; break;; esac
                done <"$file"
            done
        }
        round=0
        while [ $round -lt 100 ]; do
            found=$( { marked "$1" >/dev/null; } 3>&1 )
            [ -z "$found" ] && break
            for file in $found; do file=${file%/environ}; kill -9 "${file#/proc/}"; done
            round=$((round + 1))
        done
        """;

    private static readonly object s_gate = new();
    private static readonly TimeSpan s_linger = TimeSpan.FromSeconds(1);
    private static readonly Timer s_timer = new(_ => Retire(), null, System.Threading.Timeout.Infinite, System.Threading.Timeout.Infinite);
    private static Process? s_shell;
    private static int s_runs;

    /// <summary>Has the guardian there before a check is started; disposing says that the check and all that it started has ended.</summary>
    internal static IDisposable? Watch()
    {
        if (!OperatingSystem.IsLinux()) return null;
        lock (s_gate)
        {
            s_runs++;
            if (s_shell is null || s_shell.HasExited) s_shell = Start();
        }

        return new Leave();
    }

    private static Process? Start()
    {
        var info = new ProcessStartInfo(Shell) { RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = "/" };
        foreach (string argument in (string[])["-c", Script, "sh", ProbeMarker.Session]) info.ArgumentList.Add(argument);

        // What this process itself was given by an outer check stays: ending that one ends the guardian last, for it sees the end of this process first.
        try
        {
            return Process.Start(info);
        }
        catch (Exception bad) when (bad is Win32Exception or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Release()
    {
        lock (s_gate)
        {
            if (--s_runs == 0) s_timer.Change(s_linger, System.Threading.Timeout.InfiniteTimeSpan);
        }
    }

    private static void Retire()
    {
        lock (s_gate)
        {
            if (s_runs > 0 || s_shell is null) return;
            s_shell.Kill();
            s_shell.Dispose();
            s_shell = null;
        }
    }

    private sealed class Leave : IDisposable
    {
        private int _isDone;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDone, 1) == 0) Release();
        }
    }
}
