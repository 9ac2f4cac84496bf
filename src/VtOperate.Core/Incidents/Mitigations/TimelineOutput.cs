using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.Redaction;
using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Incidents.Mitigations;

/// <summary>Writes what a running script says into the timeline, some seconds' worth at a time, whole lines only. Two threads may write.</summary>
/// <param name="ledger">The incidents.</param>
/// <param name="id">The incident.</param>
/// <param name="name">The name of the option.</param>
/// <param name="by">Who runs it.</param>
/// <param name="time">The clock.</param>
internal sealed class TimelineOutput(IncidentLedger ledger, string id, string name, string by, TimeProvider time)
{
    private const int MostPending = 8 << 10, MostEvents = 100;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);
    private readonly object _gate = new();
    private readonly List<byte> _pending = [];
    private DateTimeOffset _last = time.GetUtcNow();
    private int _events;

    /// <summary>Takes what came.</summary>
    internal void Add(ReadOnlyMemory<byte> output)
    {
        lock (_gate)
        {
            foreach (byte one in output.Span) _pending.Add(one);
            if (_pending.Count >= MostPending || time.GetUtcNow() - _last >= s_pause) Flush(isEnd: false);
        }
    }

    /// <summary>Writes what is left.</summary>
    internal void Close()
    {
        lock (_gate) Flush(isEnd: true);
    }

    private void Flush(bool isEnd)
    {
        int end = isEnd ? _pending.Count : _pending.LastIndexOf((byte)'\n') + 1;
        if (end == 0 && _pending.Count >= MostPending) end = _pending.Count;
        if (end == 0) return;
        string text = IncidentText.Body(SecretRedactor.Redact(Encoding.UTF8.GetString([.. _pending.Take(end)])));
        _pending.RemoveRange(0, end);
        _last = time.GetUtcNow();

        // A script that never stops talking must not fill the store; its end stands with the result.
        if (text.Length == 0 || ++_events > MostEvents) return;
        try
        {
            ledger.Add(id, new NewEvent(IncidentKind.Note, _last, by, [new(IncidentData.Text, text), new(MitigationData.Option, name), new("source", "output")]), CancellationToken.None);
        }
        catch (OperationException)
        {
            // The script goes on where the store cannot be written for a moment; what it said stands with the result.
        }
    }
}
