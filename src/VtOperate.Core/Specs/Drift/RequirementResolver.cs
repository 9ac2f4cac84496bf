using VtOperate.Core.History;

namespace VtOperate.Core.Specs.Drift;

/// <summary>
/// Finds which feature's requirement a bare id in a file means, since ids start again in every feature. The first evidence that leaves one decides: what stands right before the id; a feature named in the
/// comment around it or in the head of the file; that one feature alone defines it; that one feature's tasks or plan name the file; that the commit which brought the line touched one feature's folder; that its words
/// are those of one requirement. Otherwise it is ambiguous: nothing is guessed. Not thread-safe.
/// </summary>
internal sealed class RequirementResolver
{
    private const int FewestSharedWords = 2;
    private const int MostBlamed = 200;

    private readonly DriftContext _context;
    private readonly Dictionary<string, List<SpecRequirement>> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SpecRequirement>> _tasks = new(StringComparer.Ordinal), _requirementsOfTask = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _featuresOfFile = new(StringComparer.Ordinal);
    private readonly Dictionary<ObjectId, HashSet<string>> _touched = [];
    private readonly Dictionary<string, int> _frequency = new(StringComparer.Ordinal);
    private CodeFile? _headOf;
    private string _head = "";
    private int _blamed;

    /// <summary>Reads what the features define.</summary>
    public RequirementResolver(DriftContext context)
    {
        _context = context;
        foreach (FeatureSpec feature in context.Features)
        {
            foreach (SpecRequirement requirement in feature.Requirements)
            {
                if (!_byId.TryGetValue(requirement.Id, out List<SpecRequirement>? same)) _byId.Add(requirement.Id, same = []);
                same.Add(requirement);
                foreach (string word in Words(requirement.Text)) _frequency[word] = _frequency.GetValueOrDefault(word) + 1;
            }

            foreach (SpecTask task in feature.Tasks)
            {
                AddTask(feature, task);
                foreach (TaskPath path in TaskPaths.In(task.Text)) AddFile(path.Path, feature.Feature.Name);
            }
        }
    }

    /// <summary>The families of ids that any specification uses.</summary>
    public HashSet<string> Families => [.. _byId.Keys.Select(id => id[..id.IndexOf('-', StringComparison.Ordinal)])];

    /// <summary>What a reference means.</summary>
    /// <param name="file">The file that it stands in.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="stop">Stops the walk through history.</param>
    public Resolution Resolve(CodeFile file, CodeReference reference, CancellationToken stop)
    {
        if (Candidates(reference.Id) is not { } candidates)
        {
            bool namesFeature = reference.Qualifier is { } foreign && _context.Project.Match(Name(foreign)).Count == 0;
            return new Resolution(null, [], namesFeature ? "the feature that it names is none of this project's" : "no specification defines it");
        }

        if (reference.Qualifier is { } qualifier)
        {
            List<SpecRequirement> named = Among(candidates, _context.Project.Match(Name(qualifier)));
            if (named.Count == 1) return new Resolution(named[0], named, $"'{qualifier}' stands before it");
        }

        if (Named(() => HeadOf(file), reference, candidates) is { } inText) return inText;
        if (candidates.Count == 1) return new Resolution(candidates[0], candidates, "one feature alone defines it");
        if (_tasks.ContainsKey(reference.Id) && candidates.FindAll(task => TaskPaths.In(task.Text).Any(path => path.Path == file.Path)) is [var own]) return new Resolution(own, candidates, $"{own.Key} names the file");
        if (_featuresOfFile.TryGetValue(file.Path, out List<string>? features) && Only(candidates, features) is { } listed) return new Resolution(listed, candidates, $"the tasks of {listed.Feature} name the file");
        if (Brought(file, reference, candidates, stop) is { } brought) return brought;
        return Similar(reference, candidates) ?? new Resolution(null, candidates, $"{candidates.Count} features define it");
    }

    /// <summary>What an id in a text that is no code means: a document, or the message of a commit.</summary>
    /// <param name="reference">The id with the words around it.</param>
    /// <param name="head">How the document begins; empty for a message.</param>
    /// <param name="files">The files that the text is about, relative to the project.</param>
    /// <param name="commit">The commit whose message it is; null for a document.</param>
    /// <param name="stop">Stops the walk through history.</param>
    public Resolution ResolveText(CodeReference reference, string head, IReadOnlyList<string> files, CommitNode? commit, CancellationToken stop)
    {
        if (Candidates(reference.Id) is not { } candidates) return new Resolution(null, [], "no specification defines it");
        if (reference.Qualifier is { } qualifier)
        {
            List<SpecRequirement> named = Among(candidates, _context.Project.Match(Name(qualifier)));
            if (named.Count == 1) return new Resolution(named[0], named, $"'{qualifier}' stands before it or in its path");
        }

        if (Named(() => head, reference, candidates) is { } inText) return inText;
        if (candidates.Count == 1) return new Resolution(candidates[0], candidates, "one feature alone defines it");
        SpecRequirement[] listed = [.. files.Select(file => _featuresOfFile.TryGetValue(file, out List<string>? features) ? Only(candidates, features) : null).OfType<SpecRequirement>().Distinct()];
        if (listed.Length == 1) return new Resolution(listed[0], candidates, $"the tasks of {listed[0].Feature} name files that it changes");
        if (commit is not null && commit.Parents.Count < 2 && _context.History is { } history && Only(candidates, Touched(history, commit, stop)) is { } one) return new Resolution(one, candidates, $"it changes {one.Feature}");
        return Similar(reference, candidates) ?? new Resolution(null, candidates, $"{candidates.Count} features define it");
    }

    /// <summary>Whether what was meant is a task.</summary>
    public bool IsTask(SpecRequirement meant) => _tasks.ContainsKey(meant.Id);

    /// <summary>The requirement itself, or those that a task names, each with what led there.</summary>
    public IEnumerable<(SpecRequirement Requirement, string Reason)> Follow(SpecRequirement meant, string reason)
    {
        if (!IsTask(meant)) return [(meant, reason)];
        return _requirementsOfTask.TryGetValue(meant.Key, out List<SpecRequirement>? led) ? led.Select(one => (one, $"it names {meant.Id}, which names {one.Id}; {reason}")) : [];
    }

    /// <summary>The features whose tasks name a file.</summary>
    public IReadOnlyList<string> FeaturesOf(string path) => _featuresOfFile.GetValueOrDefault(path) ?? (IReadOnlyList<string>)[];

    private static Resolution? Named(Func<string> head, CodeReference reference, List<SpecRequirement> candidates) =>
        candidates.Count == 1 ? null : Named(reference.Around, "the text around it", candidates) ?? Named(head(), "the head of the file", candidates);

    private static Resolution? Named(string text, string where, List<SpecRequirement> candidates)
    {
        List<SpecRequirement> named = [.. candidates.Where(candidate => NamesFeature(text, candidate.Feature))];
        return named.Count == 1 ? new Resolution(named[0], candidates, $"{where} names {named[0].Feature}") : null;
    }

    // The references of a file come one after another.
    private string HeadOf(CodeFile file)
    {
        if (_headOf != file) (_headOf, _head) = (file, file.ReadHead());
        return _head;
    }

    private Resolution? Brought(CodeFile file, CodeReference reference, List<SpecRequirement> candidates, CancellationToken stop)
    {
        if (_context.History is not { } history || _blamed++ >= MostBlamed || history.LineChange(file.Path, reference.Line, stop) is not { } commit) return null;
        return Only(candidates, Touched(history, commit, stop)) is { } one ? new Resolution(one, candidates, $"{commit.Id.ToString()[..7]} brought the line and changed {one.Feature}") : null;
    }

    private HashSet<string> Touched(DriftHistory history, CommitNode commit, CancellationToken stop)
    {
        if (_touched.TryGetValue(commit.Id, out HashSet<string>? touched)) return touched;
        touched = new HashSet<string>(StringComparer.Ordinal);
        foreach (FileChange change in history.Reader.ReadChanges(commit, stop))
        {
            foreach (FeatureSpec feature in _context.Features)
            {
                if (("/" + change.Path).Contains($"/{feature.Feature.Name}/", StringComparison.Ordinal)) touched.Add(feature.Feature.Name);
            }
        }

        _touched.Add(commit.Id, touched);
        return touched;
    }

    private List<SpecRequirement>? Candidates(string id) => _byId.GetValueOrDefault(id) ?? _tasks.GetValueOrDefault(id);

    // A task stands for itself until its requirements are asked for, so that one order of evidence does for both.
    private void AddTask(FeatureSpec feature, SpecTask task)
    {
        if (!_tasks.TryGetValue(task.Id, out List<SpecRequirement>? same)) _tasks.Add(task.Id, same = []);
        var stand = new SpecRequirement(task.Id, feature.Feature.Name, task.Text, task.File, task.Line, "");
        if (!same.Exists(one => one.Feature == stand.Feature)) same.Add(stand);
        foreach (SpecRequirement named in feature.Requirements.Where(one => task.Requirements.Contains(one.Id, StringComparer.Ordinal)))
        {
            if (!_requirementsOfTask.TryGetValue(stand.Key, out List<SpecRequirement>? led)) _requirementsOfTask.Add(stand.Key, led = []);
            if (!led.Contains(named)) led.Add(named);
        }
    }

    private Resolution? Similar(CodeReference reference, List<SpecRequirement> candidates)
    {
        HashSet<string> words = Words(reference.Text);
        List<(SpecRequirement Candidate, int Shared)> ranked = [.. candidates.Select(candidate => (candidate, Words(candidate.Text).Count(word => words.Contains(word) && _frequency.GetValueOrDefault(word) <= Math.Max(2, candidates.Count))))
            .OrderByDescending(pair => pair.Item2)];
        bool isClear = ranked[0].Shared >= FewestSharedWords + (ranked.Count > 1 ? ranked[1].Shared : 0);
        return isClear ? new Resolution(ranked[0].Candidate, candidates, $"its words are those of {ranked[0].Candidate.Feature}") : null;
    }

    private static SpecRequirement? Only(List<SpecRequirement> candidates, IReadOnlyCollection<string> features)
    {
        SpecRequirement? only = null;
        foreach (SpecRequirement candidate in candidates)
        {
            if (!features.Contains(candidate.Feature)) continue;
            if (only is not null) return null;
            only = candidate;
        }

        return only;
    }

    private static List<SpecRequirement> Among(List<SpecRequirement> candidates, IReadOnlyList<SpecFeature> features) => [.. candidates.Where(candidate => features.Any(feature => feature.Name == candidate.Feature))];

    // The folder's name, or "spec 006" and "feature 6".
    private static bool NamesFeature(string text, string feature)
    {
        if (text.Contains(feature, StringComparison.OrdinalIgnoreCase)) return true;
        int digits = 0;
        while (digits < feature.Length && char.IsAsciiDigit(feature[digits])) digits++;
        if (digits == 0) return false;
        foreach (string word in (string[])["spec ", "spec-", "specs/", "feature "])
        {
            for (int at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                int from = at + word.Length, end = from;
                while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
                if (end > from && text[from..end].TrimStart('0') == feature[..digits].TrimStart('0')) return true;
            }
        }

        return false;
    }

    private static string Name(string qualifier)
    {
        foreach (string part in qualifier.Split('/'))
        {
            if (part.Length > 0 && char.IsAsciiDigit(part[0])) return part;
        }

        return qualifier;
    }

    private void AddFile(string path, string feature)
    {
        if (!_featuresOfFile.TryGetValue(path, out List<string>? features)) _featuresOfFile.Add(path, features = []);
        if (!features.Contains(feature)) features.Add(feature);
    }

    private static HashSet<string> Words(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (int at = 0; at < text.Length; at++)
        {
            int from = at;
            while (at < text.Length && char.IsLetter(text[at])) at++;
            if (at - from > 3) words.Add(text[from..at].ToLowerInvariant());
        }

        return words;
    }
}
