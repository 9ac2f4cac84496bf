using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.History;

namespace VtOperate.Core.Specs.Constitutions;

/// <summary>Holds a change against the constitution of its project.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="reporter">Where notices go.</param>
public sealed class ConstitutionTester(IEngine engine, IReporter reporter)
{
    private static readonly string[] s_files = [".specify/memory/constitution.md", "memory/constitution.md"];

    /// <summary>One result a principle, in the order of the constitution; none, with a notice, where nobody has filled it in.</summary>
    /// <param name="folder">Any folder of the repository.</param>
    /// <param name="range">The range; null with <paramref name="commit"/> null for what is not committed yet.</param>
    /// <param name="commit">One commit instead.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="OperationException">There is no repository, no constitution, no such revision, or the file of added rules is wrong.</exception>
    public IReadOnlyList<PrincipleResult> Test(string folder, string? range, string? commit, CancellationToken stop)
    {
        using IGitRepository repository = engine.Git.Open(folder) ?? throw new OperationException(ErrorId.RepositoryNotFound, folder, $"'{folder}' is in no git repository.");
        SpecProject project = SpecProject.Find(engine, folder, repository.Root, stop) ?? throw Missing(folder);
        ConstitutionReview review = Review(repository, project, range, commit, stop);
        if (review.File is null) throw Missing(project.Root);
        if (review.Reason is { } reason) reporter.Warning(reason);
        return review.Principles;
    }

    /// <summary>How a fix stands to all principles together; null in a repository without specifications. What keeps it from being checked is said in it, and not to the reporter.</summary>
    /// <param name="folder">Any folder of the repository.</param>
    /// <param name="range">The range; null with <paramref name="commit"/> null for what is not committed yet.</param>
    /// <param name="commit">One commit instead.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="OperationException">There is no such revision, or the file of added rules is wrong.</exception>
    public ConstitutionReview? Review(string folder, string? range, string? commit, CancellationToken stop)
    {
        using IGitRepository? repository = engine.Git.Open(folder);
        return repository is null || SpecProject.Find(engine, folder, repository.Root, stop) is not { } project ? null : Review(repository, project, range, commit, stop);
    }

    private ConstitutionReview Review(IGitRepository repository, SpecProject project, string? range, string? commit, CancellationToken stop)
    {
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        ConstitutionChange change = new ChangeReader(repository, engine.Files, project.Root).Read(range, commit, history, stop);

        // The constitution of the change itself holds; one that is not committed, or came later, is better than none.
        (string? After, string? Before) text = default;
        string file = s_files[0];
        foreach (string path in s_files)
        {
            file = path;
            text = change.Text(path);
            text.After ??= Local(project.Root, path);
            if (text.After is not null) break;
        }

        var review = new ConstitutionReview { Range = range ?? commit };
        if (text.After is null) return review with { Reason = $"The project has no constitution ({s_files[0]}): nothing was checked." };
        review = review with { File = file };
        if (Constitution.Read(text.After, file).IsTemplate) return review with { Reason = $"The constitution ({file}) is an unfilled template: it has no principle, and nothing was checked." };
        IReadOnlyList<Principle> principles = PrincipleReader.Read(engine.Markdown, text.After, file);
        if (principles.Count == 0) return review with { Reason = $"The constitution ({file}) states no principle under a heading: nothing was checked." };
        Dictionary<string, string> earlier = [];
        if (text.Before is not null) foreach (Principle old in PrincipleReader.Read(engine.Markdown, text.Before, file)) earlier[old.Name] = old.Hash;
        ILookup<Principle, ConstitutionRule> added = AddedRules(project.Root, principles);
        string[] exceptions = [.. ExceptionReader.Read(engine, project, text.After)];
        bool wasThere = text.Before is not null && text.Before != text.After;
        return review with { Principles = [.. principles.Select(principle => Judge(principle, [.. principle.Rules.Select(rule => Known(rule, change)), .. added[principle]]))] };

        PrincipleResult Judge(Principle principle, ConstitutionRule[] rules)
        {
            stop.ThrowIfCancellationRequested();
            PrincipleResult result = PrincipleJudge.Judge(principle, rules, [.. rules.Select(rule => Run(rule, change, project.Root))], exceptions);
            return result with { Repository = repository.Root, IsAmended = wasThere && earlier.GetValueOrDefault(principle.Name) != principle.Hash };
        }
    }

    // A layer that no file belongs to is called otherwise here: a person has to look.
    private static ConstitutionRule Known(ConstitutionRule rule, ConstitutionChange change) =>
        rule.Kind != RuleKind.Layer || change.Files.Any(file => rule.Covers(file.Path)) || change.Others(rule.Covers).Any() ? rule : rule with { Kind = RuleKind.Unverifiable };

    private List<ConstitutionFinding>? Run(ConstitutionRule rule, ConstitutionChange change, string root) => rule.Kind switch
    {
        RuleKind.FunctionLines or RuleKind.FileLines or RuleKind.Parameters or RuleKind.Complexity => MetricCheck.Run(rule, change),
        RuleKind.Forbidden or RuleKind.Required or RuleKind.FileLayout or RuleKind.ForbiddenFile or RuleKind.Setting => TextCheck.Run(rule, change),
        RuleKind.Names or RuleKind.UnusedImport => DeclarationCheck.Run(rule, change),
        RuleKind.Docstrings or RuleKind.TypeHints => SignatureCheck.Run(rule, change),
        RuleKind.Layer => LayerCheck.Run(rule, change),
        RuleKind.Constant => ConstantCheck.Run(rule, change),
        RuleKind.Technology => TechnologyCheck.Technology(rule, change),
        RuleKind.Coverage => TechnologyCheck.Coverage(rule, path => Local(root, path)),
        RuleKind.Unverifiable => null,
        _ => CompanionCheck.Run(rule, change),
    };

    private ILookup<Principle, ConstitutionRule> AddedRules(string root, IReadOnlyList<Principle> principles)
    {
        string? text = Local(root, ConstitutionRulesFile.Path);
        var found = new List<(Principle Principle, ConstitutionRule Rule)>();
        foreach ((string name, ConstitutionRule rule) in text is null ? [] : ConstitutionRulesFile.Read(engine.Yaml, text))
        {
            Principle[] meant = [.. principles.Where(principle => PrincipleJudge.IsNamed(principle.Name, name))];
            if (meant.Length != 1) throw new OperationException(ErrorId.YamlInvalid, ConstitutionRulesFile.Path, FormattableString.Invariant($"'{ConstitutionRulesFile.Path}' line {rule.Line}: '{name}' names {(meant.Length == 0 ? "no principle" : "several principles")}."));
            found.Add((meant[0], rule));
        }

        return found.ToLookup(one => one.Principle, one => one.Rule);
    }

    private string? Local(string root, string relative)
    {
        string path = Path.Combine(root, relative);
        return engine.Files.FileExists(path) ? TextDocument.Read(engine.Files, path).Text : null;
    }

    private static OperationException Missing(string folder) => new(ErrorId.PathNotFound, folder, $"'{folder}' has no constitution (.specify/memory/constitution.md).");
}
