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
    private const int LargestFile = 4 << 20;

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
        foreach (string file in files.ListFiles(Folder, Extension, recurse: false, stop).Reverse())
        {
            stop.ThrowIfCancellationRequested();
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
    internal MessageDelivery? Find(string id, string channel) => files.FileExists(FileOf(id, channel)) ? ReadFile(FileOf(id, channel)) : null;

    /// <summary>Keeps it as it is now. A crash leaves what was kept before.</summary>
    internal MessageDelivery Save(MessageDelivery delivery)
    {
        string file = FileOf(delivery.Id, delivery.Channel);
        files.WriteAtomically(file, JsonSerializer.SerializeToUtf8Bytes(delivery, s_form));
        return delivery with { File = file };
    }

    /// <summary>Keeps it where nothing is kept of it yet; what another process has begun stays as it is.</summary>
    internal void Add(MessageDelivery delivery) => files.TryCreate(FileOf(delivery.Id, delivery.Channel), JsonSerializer.SerializeToUtf8Bytes(delivery, s_form));

    /// <summary>Makes sure that only one process sends a message to a channel.</summary>
    internal IDisposable Lock(string id, string channel, TimeSpan patience, CancellationToken stop) => files.Lock(LockOf(FileOf(id, channel)), patience, stop);

    /// <summary>Throws away what was taken and recorded before a time.</summary>
    internal void Clear(MessageDelivery old)
    {
        files.Remove(old.File);
        files.Remove(LockOf(old.File));
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

    private MessageDelivery ReadFile(string file)
    {
        try
        {
            MessageDelivery kept = JsonSerializer.Deserialize<MessageDelivery>(files.ReadBytes(file, LargestFile), s_form) ?? throw new JsonException("it is empty");
            return kept with { File = file, Message = kept.Message with { Repository = repository } };
        }
        catch (JsonException bad)
        {
            throw new OperationException(ErrorId.FileUnreadable, file, $"'{file}' holds no message: {bad.Message}", bad);
        }
    }
}
