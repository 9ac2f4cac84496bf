using VtOperate.Core.Flags;
using VtOperate.Core.History;

namespace VtOperate.Core.Incidents.Mitigations;

/// <summary>Flags that guard what changed.</summary>
internal static class FlagOptions
{
    private const int MostFiles = 500, LargestFile = 1 << 20, Most = 5;

    /// <summary>The flags that are not off and that a changed file names or holds, those that most files name first.</summary>
    internal static IEnumerable<MitigationOption> Of(IEngine engine, MitigationSubject subject, RollbackFacts facts, IReadOnlyList<string> changed, FlagStore flags, CancellationToken stop)
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
                Evidence = [.. files.Take(Most).Select(file => new Evidence("FlagReference", file == flag.File ? $"its file {file} was changed" : $"{file}, which was changed, names it", 0, file)), new Evidence("Flag", $"{flag.State} in {flag.File}", 0, flag.File, flag.Line)],
                Commands = [.. subject.Invocation("flag:" + key), $"Disable-FeatureFlag {key} -File {flag.File} -Incident {subject.Incident.Label}", "# deploy the file"],
                Work = new MitigationWork { Repository = subject.Service.Repositories[0], Onto = facts.From, Flag = flag, Branch = subject.Branch("flag", key) },
                Score = isKnown ? 85 : 40,
            };
        }
    }

    private static Dictionary<string, List<string>> Named(IEngine engine, MitigationSubject subject, RollbackFacts facts, IReadOnlyList<string> changed, Dictionary<string, FeatureFlag> live, CancellationToken stop)
    {
        var named = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        using IGitRepository? repository = engine.Git.Open(facts.Repository ?? subject.Service.Repositories[0]);
        if ((facts.From ?? repository?.Head) is not { } at || repository is null) return named;
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        ObjectId tree = history.ReadCommit(at).Tree;
        HashSet<string> flagFiles = [.. live.Values.Select(flag => flag.File)];
        foreach (string file in (facts.Files.Count > 0 ? facts.Files : changed).Take(MostFiles))
        {
            stop.ThrowIfCancellationRequested();
            ObjectId blob = history.FindBlob(tree, file);
            if (blob.IsZero) continue;
            ReadOnlyMemory<byte> content = history.ReadBlob(blob);
            if (content.Length > LargestFile || content.Span.IndexOf((byte)0) >= 0) continue;

            // A file that holds thousands of flags and was changed speaks of none of them in particular.
            if (flagFiles.Contains(file)) continue;
            foreach (string key in Words(System.Text.Encoding.UTF8.GetString(content.Span), live))
            {
                if (!named.TryGetValue(key, out List<string>? files)) named[key] = files = [];
                files.Add(file);
            }
        }

        return named;
    }

    // Whole words only, each once: keys are made of letters, digits and the signs between them.
    private static HashSet<string> Words(string text, Dictionary<string, FeatureFlag> live)
    {
        HashSet<string> found = [];
        for (int start = 0; start < text.Length; start++)
        {
            int end = start;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_' or '.' or '/')) end++;
            if (end == start) continue;
            string word = text[start..end].Trim('.', '/', '-');
            if (live.ContainsKey(word)) found.Add(word);
            else foreach (string part in word.Split('.')) if (live.ContainsKey(part)) found.Add(part);
            start = end;
        }

        return found;
    }
}
