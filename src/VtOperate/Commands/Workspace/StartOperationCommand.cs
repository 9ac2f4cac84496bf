using System.Collections;
using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Core.Workspace;
using VtOperate.Runtime;

namespace VtOperate.Commands.Workspace;

/// <summary>The menu of operations: asks what is needed and runs the cmdlet. Where nobody can answer it writes the menu and asks nothing.</summary>
[Cmdlet(VerbsLifecycle.Start, "Operation", SupportsShouldProcess = true)]
[OutputType(typeof(OperationMenuItem), typeof(NextAction), typeof(PSObject))]
public sealed class StartOperationCommand : OperationCommand
{
    /// <summary>The operation; without it the menu asks.</summary>
    [Parameter(Position = 0)]
    public OperationKind? Operation { get; set; }

    /// <summary>What happened, in words.</summary>
    [Parameter(Position = 1)]
    public string? Description { get; set; }

    /// <summary>How bad it is.</summary>
    [Parameter]
    [SeverityTransformation]
    public Severity? Severity { get; set; }

    /// <summary>Which services an incident affects.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public string[] Service { get; set; } = [];

    /// <summary>A log file with the error.</summary>
    [Parameter]
    public string? LogPath { get; set; }

    /// <summary>What was wrong, for a solution that is kept.</summary>
    [Parameter]
    public string? Problem { get; set; }

    /// <summary>What solved it.</summary>
    [Parameter]
    public string? Solution { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        var commands = new ModuleCommands(this);
        IReadOnlyList<OperationMenuItem> menu = OperationMenu.Items(name => commands.Find(name) is not null);
        PersonPrompt? person = PersonPrompt.For(Host);
        if (Operation is { } named)
        {
            Run(menu.Single(item => item.Operation == named), commands, person, isChosen: false);
            return;
        }

        List<OperationMenuItem> offered = [.. menu.Where(item => item.IsAvailable)];
        switch (person is null ? null : Choose(menu, offered, person))
        {
            case null:
                WriteObject(menu, enumerateCollection: true);
                break;
            case { } chosen when chosen < offered.Count:
                Run(offered[chosen], commands, person, isChosen: true);
                break;
        }
    }

    private int? Choose(IReadOnlyList<OperationMenuItem> menu, List<OperationMenuItem> offered, PersonPrompt person)
    {
        OperationContext context = OperationServices.Contexts.Read(RepositoryFolder, Reporter, StopToken);
        (string, string)[] choices = [.. offered.Select(item => ("&" + item.Title, item.Purpose)), ("&Quit", "Does nothing.")];
        return person.Choose("", OperationMenuView.Render(menu, context, person.Width) + "\n", choices, preferred: -1);
    }

    private void Run(OperationMenuItem item, ModuleCommands commands, PersonPrompt? person, bool isChosen)
    {
        if (item.Operation == OperationKind.NewFeature)
        {
            WriteObject(OperationServices.Planning.Find(OperationServices.Contexts.Read(RepositoryFolder, Reporter, StopToken), StopToken));
            return;
        }

        if (item is { Operation: OperationKind.IncidentResponse, IsAvailable: true })
        {
            foreach (object written in Incident(commands, person)) WriteObject(written);
            return;
        }

        CmdletInfo target = commands.Find(item.Command!)
            ?? throw new OperationException(ErrorId.OperationUnavailable, item.Operation, $"{item.Command} is not there yet; what there is of this operation: {(item.Commands.Count == 0 ? "nothing" : string.Join(", ", item.Commands))}.");
        var questions = new OperationQuestions { Description = Description, LogPath = LogPath is null ? null : ResolvePath(LogPath), Severity = Severity, Problem = Problem, Solution = Solution };
        questions.Ask(item.Operation, person, onlyNeeded: !isChosen);
        bool decides = target.Parameters.ContainsKey("WhatIf");
        if (!decides && !ShouldProcess(RepositoryFolder, target.Name)) return;
        commands.Run(target, [], Named(questions, target, decides));
    }

    private IEnumerable<object> Incident(ModuleCommands commands, PersonPrompt? person)
    {
        var run = new IncidentCommands(commands, RepositoryFolder, Consent());
        var path = new IncidentPath(run, person, RepositoryFolder, StopToken);
        var questions = new IncidentQuestions { Title = Description is null ? null : IncidentText.Line(Description), Severity = Severity, Services = Service };
        return new IncidentLead(path, run, person, RepositoryFolder, StopToken).Lead(questions);
    }

    private Hashtable Consent()
    {
        var consent = new Hashtable();
        foreach (string name in (string[])["WhatIf", "Confirm"])
        {
            if (MyInvocation.BoundParameters.TryGetValue(name, out object? value)) consent[name] = value;
        }

        return consent;
    }

    private Hashtable Named(OperationQuestions questions, CmdletInfo target, bool decides)
    {
        var named = new Hashtable { [nameof(Repository)] = RepositoryFolder };
        void Pass(string name, object? value)
        {
            if (value is null) return;
            if (target.Parameters.ContainsKey(name)) named[name] = value;
            else WriteWarning($"{target.Name} takes no -{name}; it was not passed on.");
        }

        Pass(nameof(Description), questions.Description);
        Pass(nameof(Severity), questions.Severity);
        Pass(nameof(LogPath), questions.LogPath);
        Pass(nameof(Problem), questions.Problem);
        Pass(nameof(Solution), questions.Solution);
        foreach (DictionaryEntry entry in decides ? Consent() : []) named[entry.Key] = entry.Value;

        return named;
    }
}
