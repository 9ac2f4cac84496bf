using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Delivery;

/// <summary>Keeps each message for each channel in a file of its own until it is taken, and afterwards for a while. Nothing in it is a secret.</summary>
/// <param name="files">The file system.</param>
/// <param name="state">The folder of the clone's own state, absolute.</param>
/// <param name="repository">The folder of the repository, absolute.</param>
public sealed class Outbox(IFileStore files, string state, string repository)
{
    private const string Extension = ".json";
    private const string Together = ".begun";
    private const int LargestFile = 4 << 20, LargestTogether = 64 << 20;

    private static readonly JsonSerializerOptions s_form = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The folder, absolute.</summary>
    public string Folder { get; } = Path.Combine(state, "outbox");

    /// <summary>The file of a message for a channel, absolute.</summary>
    internal string FileOf(string id, string channel) => Path.Combine(Folder, $"{id}.{channel}{Extension}");

    /// <summary>What is kept, the newest first. One that is marked as being sent while nobody sends it is <see cref="DeliveryState.Unknown"/>.</summary>
    /// <param name="reporter">Hears of files that cannot be read.</param>
    /// <param name="stop">Ends the reading.</param>
    public IEnumerable<MessageDelivery> Read(IReporter reporter, CancellationToken stop)
    {
        var begun = Begun(reporter, stop).SelectMany(each => each.Deliveries).DistinctBy(delivery => delivery.File).ToDictionary(delivery => delivery.File, StringComparer.Ordinal);
        foreach (string file in files.ListFiles(Folder, Extension, recurse: false, stop).Concat(begun.Keys).Distinct(StringComparer.Ordinal).OrderDescending(StringComparer.Ordinal))
        {
            stop.ThrowIfCancellationRequested();
            if (begun.TryGetValue(file, out MessageDelivery? first) && !files.FileExists(file))
            {
                yield return first;
                continue;
            }

            MessageDelivery? kept = null;
            try
            {
                kept = ReadFile(file);
                if (kept.State == DeliveryState.Sending && !IsHeld(file) && files.FileExists(file))
                {
                    // Its sender may have ended well between the two looks.
                    kept = ReadFile(file);
                    if (kept.State == DeliveryState.Sending) kept = kept with { State = DeliveryState.Unknown };
                }
            }
            catch (OperationException problem)
            {
                reporter.Problem(problem);
            }

            if (kept is not null) yield return kept;
        }
    }

    /// <summary>One message for one channel; null where it is not kept.</summary>
    internal MessageDelivery? Find(string id, string channel)
    {
        string file = FileOf(id, channel);
        MessageDelivery? begun = files.FileExists(file) ? null : Begun(new SilentReporter(), CancellationToken.None).SelectMany(each => each.Deliveries).FirstOrDefault(delivery => delivery.File == file);
        return files.FileExists(file) ? ReadFile(file) : begun;
    }

    /// <summary>Keeps it as it is now. A crash leaves what was kept before.</summary>
    internal MessageDelivery Save(MessageDelivery delivery)
    {
        string file = FileOf(delivery.Id, delivery.Channel);
        files.WriteAtomically(file, JsonSerializer.SerializeToUtf8Bytes(delivery, s_form));
        return delivery with { File = file };
    }

    /// <summary>Keeps several where nothing is kept of them yet: all or none, whenever the process ends. What another process has begun stays as it is.</summary>
    internal void Add(IReadOnlyList<MessageDelivery> deliveries)
    {
        MessageDelivery[] added = [.. deliveries.Where(delivery => !files.FileExists(FileOf(delivery.Id, delivery.Channel)))];
        string? together = added.Length > 1 ? Path.Combine(Folder, $"{Guid.NewGuid():N}{Together}") : null;
        if (together is not null) files.WriteAtomically(together, JsonSerializer.SerializeToUtf8Bytes(added, s_form));
        Create(added, together);
    }

    /// <summary>Keeps each of those that a process had begun to keep together when it ended.</summary>
    internal void Finish(IReporter reporter, CancellationToken stop)
    {
        foreach ((string file, MessageDelivery[] deliveries) in Begun(reporter, stop)) Create(deliveries, file);
    }

    /// <summary>Makes sure that only one process sends a message to a channel.</summary>
    internal IDisposable Lock(string id, string channel, TimeSpan patience, CancellationToken stop) => files.Lock(LockOf(FileOf(id, channel)), patience, stop);

    /// <summary>Throws away what was taken and recorded before a time.</summary>
    internal void Clear(MessageDelivery old)
    {
        files.Remove(old.File);
        files.Remove(LockOf(old.File));
    }

    private void Create(MessageDelivery[] deliveries, string? together)
    {
        foreach (MessageDelivery delivery in deliveries) files.TryCreate(FileOf(delivery.Id, delivery.Channel), JsonSerializer.SerializeToUtf8Bytes(delivery, s_form));
        if (together is not null) files.Remove(together);
    }

    private List<(string File, MessageDelivery[] Deliveries)> Begun(IReporter reporter, CancellationToken stop)
    {
        List<(string, MessageDelivery[])> begun = [];
        foreach (string file in files.ListFiles(Folder, Together, recurse: false, stop))
        {
            try
            {
                begun.Add((file, [.. Parse<MessageDelivery[]>(file, LargestTogether).Select(kept => Placed(kept, FileOf(kept.Id, kept.Channel)))]));
            }
            catch (OperationException problem)
            {
                // Whoever began it may have finished meanwhile.
                if (files.FileExists(file)) reporter.Problem(problem);
            }
        }

        return begun;
    }

    private static string LockOf(string file) => Path.ChangeExtension(file, ".lock");

    private bool IsHeld(string file)
    {
        try
        {
            files.Lock(LockOf(file), TimeSpan.Zero, CancellationToken.None).Dispose();
            return false;
        }
        catch (OperationException)
        {
            return true;
        }
    }

    private MessageDelivery ReadFile(string file) => Placed(Parse<MessageDelivery>(file, LargestFile), file);

    private MessageDelivery Placed(MessageDelivery kept, string file) => kept with { File = file, Message = kept.Message with { Repository = repository } };

    private T Parse<T>(string file, int most)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(files.ReadBytes(file, most), s_form) ?? throw new JsonException("it is empty");
        }
        catch (JsonException bad)
        {
            throw new OperationException(ErrorId.FileUnreadable, file, $"'{file}' holds no message: {bad.Message}", bad);
        }
    }
}
