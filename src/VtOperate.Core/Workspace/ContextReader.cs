using System.Globalization;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Workspace;

/// <summary>Finds out where the user stands. Works without a repository, in a bare, empty or shallow one, and says what could not be done.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="time">The clock.</param>
public sealed class ContextReader(IEngine engine, TimeProvider time)
{
    /// <summary>The context of a folder.</summary>
    /// <param name="folder">Any folder, absolute.</param>
    /// <param name="reporter">Where mistakes in the configuration and folders that cannot be read go.</param>
    /// <param name="stop">Stops the reading.</param>
    public OperationContext Read(string folder, IReporter reporter, CancellationToken stop)
    {
        var mistakes = new CountingReporter(reporter);
        OperationConfiguration configuration = new ConfigurationReader(engine).Read(folder, mistakes, stop);
        var draft = new ContextDraft(configuration);
        var context = new OperationContext { Repository = configuration.Root, Configuration = configuration };
        context = new GitContextReader(engine, draft, stop).Read(context, folder);
        AddConfiguration(draft);
        context = new SpecContextReader(engine, draft, stop).Read(context, folder);
        context = context with { Knowledge = ReadKnowledge(draft, reporter, stop), OpenBugs = new OpenBugReader(engine, draft, stop).Read() };
        (IReadOnlyList<OpenRecord> open, IReadOnlyList<OpenRecord> due, IReadOnlyList<OpenRecord> late) = new OpenIncidentReader(engine, draft, time, stop).Read();
        context = context with { OpenIncidents = open, UpdatesDue = due, OverdueActions = late };
        context = context with { ActiveBug = FindActiveBug(context, draft) };
        context = context with { NextActions = new NextActionRules(context, draft).Decide(ReadCheckpoint(context, draft), mistakes.Count) };
        foreach (NextAction action in context.NextActions) draft.State("Next", "Action", action.Text, action.Proof);
        return context with { Facts = draft.Facts, Unknowns = draft.Unknowns };
    }

    private static void AddConfiguration(ContextDraft draft)
    {
        foreach (ConfigurationSetting setting in draft.Configuration.Settings)
        {
            if (setting.File is { } file) draft.Prove("Configuration", setting.Key, setting.Value, file, setting.Line);
        }

        if (draft.Configuration.Files.Count == 0) draft.State("Configuration", "Configuration", "defaults", "no readable .vtoperate.yml here or above, none of the user's");
    }

    private IReadOnlyList<KnowledgePlace> ReadKnowledge(ContextDraft draft, IReporter reporter, CancellationToken stop)
    {
        IReadOnlyList<KnowledgePlace> places = KnowledgePlaces.Find(engine.Files, draft.Configuration, reporter, stop);
        foreach (KnowledgePlace place in places)
        {
            string documents = place.Documents is not { } count ? "" : string.Create(CultureInfo.InvariantCulture, $", {count} document{(count == 1 ? "" : "s")}");
            draft.Prove("Knowledge", place.Kind.ToString(), place.RelativePath + documents, place.Path);
        }

        foreach (KnowledgeRoot root in draft.Configuration.Knowledge)
        {
            if (!engine.Files.FolderExists(root.Folder)) draft.Unknowns.Add($"The knowledge root '{root.Name}' ({root.Folder}) does not exist; '{draft.Shown(root.File)}' line {root.Line.ToString(CultureInfo.InvariantCulture)} names it.");
        }

        return places;
    }

    private static string? FindActiveBug(OperationContext context, ContextDraft draft)
    {
        if (context.Branch is null || BranchName.Bug(context.Branch) is not { } number) return null;
        string label = "BUG-" + number.PadLeft(3, '0');
        foreach (OpenRecord bug in context.OpenBugs)
        {
            if (bug.Label.StartsWith("BUG-", StringComparison.OrdinalIgnoreCase) && bug.Label[4..].TrimStart('0') == number) label = bug.Label;
        }

        ContextFact? branch = draft.Facts.Find(fact => fact.Name == "Branch");
        if (branch?.File is { } head) draft.Prove("Open", "ActiveBug", label, head, branch.Line);
        return label;
    }

    private (string Phase, string File, int Line)? ReadCheckpoint(OperationContext context, ContextDraft draft)
    {
        foreach (KnowledgePlace place in context.Knowledge)
        {
            if (place.Kind != KnowledgeKind.Checkpoint) continue;
            try
            {
                if (new FieldLines(TextDocument.Read(engine.Files, place.Path).Text).Find("next_phase") is not { } next) return null;
                draft.Prove("Next", "Checkpoint", "next phase " + next.Value, place.Path, next.Line);
                return (next.Value, place.Path, next.Line);
            }
            catch (OperationException problem)
            {
                draft.Unknowns.Add(problem.Message);
            }
        }

        return null;
    }

    /// <summary>Passes everything on and counts the problems.</summary>
    private sealed class CountingReporter(IReporter next) : IReporter
    {
        public int Count { get; private set; }

        public void Verbose(string text) => next.Verbose(text);

        public void Warning(string text) => next.Warning(text);

        public void Progress(string activity, string status, int percent) => next.Progress(activity, status, percent);

        public void Problem(OperationException problem)
        {
            Count++;
            next.Problem(problem);
        }
    }
}
