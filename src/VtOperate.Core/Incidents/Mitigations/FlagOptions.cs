using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Flags;
using VtOperate.Core.History;
using VtOperate.Core.Incidents.Services;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Incidents.Mitigations;

/// <summary>Flags that guard what changed.</summary>
internal static class FlagOptions
{
    private const int MostFiles = 500, LargestFile = 1 << 20, Most = 5;

    /// <summary>The flags that are not off and that a changed file names or holds, those that most files name first.</summary>
    internal static IEnumerable<MitigationOption> Of(IEngine engine, MitigationSubject subject, RollbackFacts facts, IReadOnlyList<ServiceChange> changed, FlagStore flags, CancellationToken stop)
    {
        var live = new Dictionary<string, FeatureFlag>(StringComparer.Ordinal);
        foreach (FeatureFlag flag in flags.Read(subject.Service.Flags.Count > 0 && subject.Service.IsConfigured ? subject.Service.Name : null, null, stop))
        {
            if (!flag.IsOff) live.TryAdd(flag.Key, flag);
        }

        if (live.Count == 0) yield break;
        Dictionary<string, List<string>> named = Named(engine, subject, facts, changed, live, stop);
        foreach ((string key, List<string> files) in named.OrderByDescending(pair => pair.Value.Count).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(Most))
        {
            FeatureFlag flag = live[key];
            bool isKnown = flag.SafeVariant is not null;
            yield return subject.Option(MitigationKind.FeatureFlag, "flag:" + key, $"Switch the flag '{key}' off{(isKnown && flag.Format == FlagFormat.Flagd ? $" (variant {flag.SafeVariant})" : "")}") with
            {
                Effect = $"Everybody gets {(isKnown ? $"'{flag.SafeVariant}'" : "the safe variant")} instead of: {flag.State}.",
                Risk = isKnown ? "What hides behind the flag is gone for everybody; whether the other side still works, only its tests tell." : "Which variant is safe is not known: name it with Disable-FeatureFlag -Variant.",
                Reversible = true,
                IsReady = isKnown,
                Evidence = [.. files.Take(Most).Select(file => new Evidence("FlagReference", file == flag.File ? $"what {file} says of it was changed" : $"{file}, which was changed, names it", 0, file)), new Evidence("Flag", $"{flag.State} in {flag.File}", 0, flag.File, flag.Line)],
                Commands = [subject.Invocation("flag:" + key), $"Disable-FeatureFlag {CommandWord.Of(key)} -File {CommandWord.Of(flag.File)} -Incident {subject.Incident.Label}", "# deploy the file"],
                Work = new MitigationWork { Repository = subject.Service.Repositories[0], Onto = facts.From, Flag = flag, Branch = subject.Branch("flag", key) },
                Score = isKnown ? 85 : 40,
            };
        }
    }

    private static Dictionary<string, List<string>> Named(IEngine engine, MitigationSubject subject, RollbackFacts facts, IReadOnlyList<ServiceChange> changed, Dictionary<string, FeatureFlag> live, CancellationToken stop)
    {
        var named = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        using IGitRepository? repository = engine.Git.Open(facts.Repository ?? subject.Service.Repositories[0]);
        if ((facts.From ?? repository?.Head) is not { } at || repository is null) return named;
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        ObjectId tree = history.ReadCommit(at).Tree;
        HashSet<string> flagFiles = [.. live.Values.Select(flag => flag.File)];
        IEnumerable<string> files = facts.Files.Count > 0 ? facts.Files : changed.SelectMany(change => change.Files).Distinct(StringComparer.Ordinal);
        foreach (string file in files.Take(MostFiles))
        {
            stop.ThrowIfCancellationRequested();
            ObjectId blob = history.FindBlob(tree, file);
            if (blob.IsZero) continue;
            ReadOnlyMemory<byte> content = history.ReadBlob(blob);
            if (content.Length > LargestFile || content.Span.IndexOf((byte)0) >= 0) continue;

            // Of a file of flags, which may hold thousands, only those count whose own definitions changed.
            foreach (string key in flagFiles.Contains(file) ? Redefined(history, content, file, Before(history, facts, changed, file), live) : Words(System.Text.Encoding.UTF8.GetString(content.Span), live))
            {
                if (!named.TryGetValue(key, out List<string>? by)) named[key] = by = [];
                by.Add(file);
            }
        }

        return named;
    }

    // The last good commit; where none is known, what stood before the oldest change of the file in the time that counts.
    private static ObjectId? Before(HistoryReader history, RollbackFacts facts, IReadOnlyList<ServiceChange> changed, string file)
    {
        if (facts.To is { } good) return good;
        string? oldest = changed.LastOrDefault(change => change.Kind != ServiceChangeKind.Deployment && change.Files.Contains(file))?.Sha;
        return oldest is not null && ObjectId.TryParse(oldest, out ObjectId id) && history.ReadCommit(id).Parents is [var parent, ..] ? parent : null;
    }

    private static IEnumerable<string> Redefined(HistoryReader history, ReadOnlyMemory<byte> now, string file, ObjectId? before, Dictionary<string, FeatureFlag> live)
    {
        ObjectId blob = before is { } commit ? history.FindBlob(history.ReadCommit(commit).Tree, file) : default;
        byte[] old = blob.IsZero ? [] : history.ReadBlob(blob).ToArray(), bytes = now.ToArray();
        FlagFile? was = TryRead(old, file), stands = TryRead(bytes, file);

        // A whole file that came speaks of none of its flags in particular, where it holds many.
        if (was is null && stands?.Entries.Count > Most) yield break;
        foreach (FlagEntry entry in stands?.Entries ?? [])
        {
            bool isSame = was?.Find(entry.Flag.Key) is { } known && old.AsSpan(known.Place.Start..known.Place.End).SequenceEqual(bytes.AsSpan(entry.Place.Start..entry.Place.End));
            if (!isSame && live.TryGetValue(entry.Flag.Key, out FeatureFlag? flag) && flag.File == file) yield return entry.Flag.Key;
        }
    }

    private static FlagFile? TryRead(byte[] bytes, string file)
    {
        try
        {
            return bytes.Length == 0 ? null : FlagFile.Read(bytes, file, "");
        }
        catch (OperationException)
        {
            // What a commit holds may be broken; then nothing is known of its flags.
            return null;
        }
    }

    // Whole words only, each once. Nearly all keys are made of letters, digits and the signs between them, and a file is gone through once for all of these.
    private static HashSet<string> Words(string text, Dictionary<string, FeatureFlag> live)
    {
        HashSet<string> found = [];
        for (int start = 0; start < text.Length; start++)
        {
            int end = start;
            while (end < text.Length && IsInKey(text[end])) end++;
            if (end == start) continue;
            string word = text[start..end].Trim('.', '/', '-');
            if (live.ContainsKey(word)) found.Add(word);
            else foreach (string part in word.Split('.')) if (live.ContainsKey(part)) found.Add(part);
            start = end;
        }

        foreach (string key in live.Keys.Where(key => !key.All(IsInKey) && WholeWord.Stands(text, key, StringComparison.Ordinal, "-_"))) found.Add(key);
        return found;
    }

    private static bool IsInKey(char sign) => char.IsLetterOrDigit(sign) || sign is '-' or '_' or '.' or '/';
}
