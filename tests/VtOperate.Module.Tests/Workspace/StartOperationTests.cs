using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace VtOperate.Module.Tests.Workspace;

public sealed class StartOperationTests : IDisposable
{
    private readonly ShopFolder _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void Where_nobody_answers_it_writes_the_menu_as_objects_and_shows_no_question()
    {
        using var session = new TestSession(location: _shop.Root);
        IReadOnlyList<PSObject> menu = session.Invoke("Start-Operation");
        Assert.Equal(
            ["BugInvestigation", "IncidentResponse", "ContinuousImprovement", "KnowledgeConsolidation", "ProductionHardening", "NewFeature"],
            menu.Select(item => item.Properties["Operation"].Value.ToString()));
        Assert.All(menu, item => Assert.Equal("VtOperate.Core.Workspace.OperationMenuItem", item.TypeNames[0]));
        Assert.Equal("", session.Shown);
        Assert.Empty(session.Errors);
    }

    [Theory]
    [InlineData("")]
    [InlineData("z\n\nnonsense\n9\n")]
    public void Input_that_ends_before_an_answer_leaves_the_menu(string answers)
    {
        using var session = new TestSession(answers, _shop.Root);
        Assert.Equal(6, session.Invoke("Start-Operation").Count);
        Assert.Empty(session.Errors);
    }

    [Fact]
    public void Without_any_host_it_never_asks()
    {
        using Runspace runspace = RunspaceFactory.CreateRunspace(State());
        Assert.Equal(6, Start(runspace).Count);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(99)]
    public void A_host_that_answers_nonsense_is_asked_a_few_times_only(int answer)
    {
        var host = new OddHost(() => answer);
        using Runspace runspace = RunspaceFactory.CreateRunspace(host, State());
        Assert.Equal(6, Start(runspace).Count);
        Assert.InRange(host.Asked, 2, 5);
    }

    [Theory]
    [InlineData(typeof(NotImplementedException))]
    [InlineData(typeof(PSInvalidOperationException))]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(HostException))]
    public void A_host_that_refuses_questions_gets_the_menu(Type refusal)
    {
        var host = new OddHost(() => throw (Exception)Activator.CreateInstance(refusal)!);
        using Runspace runspace = RunspaceFactory.CreateRunspace(host, State());
        Assert.Equal(6, Start(runspace).Count);
        Assert.Equal(1, host.Asked);
    }

    [Fact]
    public void Quit_does_nothing()
    {
        using var session = new TestSession("q\n", _shop.Root);
        Assert.Empty(session.Invoke("Start-Operation"));
        Assert.Empty(session.Errors);
    }

    [Fact]
    public void The_banner_is_shown_only_where_specifications_are_kept()
    {
        using (var without = new TestSession("q\n", _shop.Root, width: 200))
        {
            without.Invoke("Start-Operation");
            Assert.DoesNotContain("Specifications are kept here", without.Shown, StringComparison.Ordinal);
            Assert.Contains("production -> bug or incident -> fix -> review -> learn -> production", without.Shown, StringComparison.Ordinal);
        }

        _shop.Write(".specify/memory/constitution.md", "# [PROJECT_NAME] Constitution\n");
        using var with = new TestSession("q\n", _shop.Root, width: 200);
        with.Invoke("Start-Operation");
        Assert.Contains("Specifications are kept here", with.Shown, StringComparison.Ordinal);
        Assert.Contains("an unfilled template", with.Shown, StringComparison.Ordinal);
        foreach (string title in (string[])["Bug investigation", "Incident response", "Continuous improvement", "Knowledge consolidation", "Production hardening"])
            Assert.Contains(title, with.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public void An_operation_that_is_not_there_yet_is_one_error_with_what_there_is()
    {
        using var session = new TestSession(location: _shop.Root);
        PSObject[] missing = [.. session.Invoke("Start-Operation").Where(item => item.Properties["IsAvailable"].Value is false)];
        foreach (PSObject item in missing)
        {
            Assert.Empty(session.Invoke($"Start-Operation {item.Properties["Operation"].Value} x -Severity 1 -Problem p -Solution s"));
            ErrorRecord error = Assert.Single(session.Errors);
            Assert.StartsWith("OperationUnavailable", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains((string)item.Properties["Command"].Value, error.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(".claude/commands/speckit.specify.md", "/speckit.specify")]
    [InlineData(".claude/skills/speckit-specify/SKILL.md", "/speckit-specify")]
    [InlineData(".claude/commands/specify.md", "/specify")]
    [InlineData(".github/prompts/speckit.specify.prompt.md", "/speckit.specify")]
    [InlineData(".github/agents/speckit.specify.agent.md", "/speckit.specify")]
    [InlineData(".gemini/commands/speckit.specify.toml", "/speckit.specify")]
    public void A_new_feature_answers_in_the_spelling_of_the_repository(string file, string command)
    {
        _shop.Write(".specify/feature.json", "{}").Write(file, "x").Write(".claude/commands/vt-c-2-plan.md", "x");
        Assert.Equal(command, Planned("Start-Operation NewFeature", out string proof));
        Assert.Equal(file, proof);
    }

    [Fact]
    public void A_new_feature_falls_back_to_the_separator_the_toolkit_and_plain_words()
    {
        Assert.Null(Planned("Start-Operation NewFeature", out _));
        _shop.Write(".claude/commands/vt-c-6-operate.md", "x").Write(".claude/commands/vt-c-2-plan.md", "x");
        Assert.Equal("/vt-c-2-plan", Planned("Start-Operation NewFeature", out _));
        _shop.Write(".specify/integration.json", "{\"default_integration\":\"codex\",\"integration_settings\":{\"codex\":{\"invoke_separator\":\"-\"}}}");
        Assert.Equal("/speckit-specify", Planned("Start-Operation NewFeature", out _));
        _shop.Write(".specify/integration.json", "{ torn");
        Assert.Equal("/speckit.specify", Planned("Start-Operation", out _, answers: "n\n"));
    }

    [Fact]
    public void The_menu_asks_what_an_investigation_needs_and_runs_it()
    {
        using var session = new TestSession("b\n\nCheckout answers 500\n\n2\n", _shop.Root);
        PSObject bug = session.InvokeSingle("Start-Operation");
        Assert.Equal("VtOperate.Core.Bugs.BugInvestigation", bug.TypeNames[0]);
        Assert.Equal(("High", _shop.Root), (bug.Properties["Severity"].Value.ToString(), bug.Properties["Repository"].Value));
        Assert.Contains("Checkout answers 500", (string)bug.Properties["Description"].Value, StringComparison.Ordinal);
        Assert.Contains("What happened?", session.Shown, StringComparison.Ordinal);
        Assert.Empty(session.Errors);
    }

    [Fact]
    public void Empty_answers_are_asked_for_a_few_times_and_end_in_one_error()
    {
        using var session = new TestSession("b\n\n\n\n\n\n\n\n", _shop.Root);
        Assert.Empty(session.Invoke("Start-Operation"));
        Assert.StartsWith("InputMissing", Assert.Single(session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_skip_every_question_and_errors_of_the_cmdlet_come_through()
    {
        _shop.Write("logs/app 1.log", "boom\nSystem.InvalidOperationException: Queue is gone\n   at Shop.Mail.Send() in /src/Mail.cs:line 7\n");
        using var session = new TestSession("unwanted\n", _shop.Root);
        PSObject bug = session.InvokeSingle("Start-Operation BugInvestigation -LogPath 'logs/app 1.log' -Severity SEV1");
        Assert.Equal("Critical", bug.Properties["Severity"].Value.ToString());
        Assert.Single((System.Collections.IEnumerable)bug.Properties["Traces"].Value);
        Assert.Equal("", session.Shown);
        session.Invoke("Start-Operation BugInvestigation -LogPath missing.log");
        Assert.NotEmpty(session.Errors);
        Assert.Equal("", session.Shown);
    }

    [Fact]
    public void Nobody_there_and_nothing_given_is_one_error()
    {
        using var session = new TestSession(location: _shop.Root);
        Assert.Empty(session.Invoke("Start-Operation BugInvestigation"));
        Assert.StartsWith("InputMissing", Assert.Single(session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("urgent")]
    [InlineData("0")]
    [InlineData("5")]
    public void A_severity_that_is_none_names_the_allowed_ones(string severity)
    {
        using var session = new TestSession(location: _shop.Root);
        Assert.Empty(session.Invoke($"Start-Operation BugInvestigation x -Severity {severity}"));
        Assert.Contains("SEV1-SEV4", Assert.Single(session.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Operation_completes()
    {
        using var session = new TestSession(location: _shop.Root);
        PSObject completion = session.InvokeSingle("$line = 'Start-Operation -Operation K'; [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)");
        Assert.Contains("KnowledgeConsolidation", ((CommandCompletion)completion.BaseObject).CompletionMatches.Select(match => match.CompletionText));
    }

    [Fact]
    public void It_works_under_a_prefix()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        using Runspace runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddScript($"Import-Module '{Staged.Manifest}' -Prefix Vt; Start-VtOperation -Repository '{_shop.Root}'");
        var menu = shell.Invoke();
        Assert.Empty(shell.Streams.Error);
        Assert.Contains("ConvertFrom-StackTrace", (IEnumerable<string>)menu[0].Properties["Commands"].Value);
    }

    private string? Planned(string script, out string proof, string? answers = null)
    {
        using var session = new TestSession(answers, _shop.Root);
        PSObject action = session.InvokeSingle(script);
        proof = (string)action.Properties["Proof"].Value;
        return (string?)action.Properties["Command"].Value;
    }

    private static InitialSessionState State()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([Staged.Manifest]);
        return state;
    }

    private IReadOnlyList<PSObject> Start(Runspace runspace)
    {
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddScript($"Start-Operation -Repository '{_shop.Root}'");
        return [.. shell.Invoke()];
    }

    /// <summary>A host whose only question is answered by a function.</summary>
    private sealed class OddHost(Func<int> answer) : PSHost
    {
        private readonly OddInterface _screen = new(answer);

        public int Asked => _screen.Asked;

        public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

        public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

        public override Guid InstanceId { get; } = Guid.NewGuid();

        public override string Name => "Odd";

        public override PSHostUserInterface UI => _screen;

        public override Version Version { get; } = new(1, 0);

        public override void EnterNestedPrompt() => throw new NotSupportedException();

        public override void ExitNestedPrompt() => throw new NotSupportedException();

        public override void NotifyBeginApplication() { }

        public override void NotifyEndApplication() { }

        public override void SetShouldExit(int exitCode) { }
    }

    private sealed class OddInterface(Func<int> answer) : PSHostUserInterface
    {
        public int Asked { get; private set; }

        public override PSHostRawUserInterface RawUI => null!;

        public override int PromptForChoice(string caption, string message, System.Collections.ObjectModel.Collection<ChoiceDescription> choices, int defaultChoice)
        {
            Asked++;
            return answer();
        }

        public override Dictionary<string, PSObject> Prompt(string caption, string message, System.Collections.ObjectModel.Collection<FieldDescription> descriptions) => throw new NotSupportedException();

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw new NotSupportedException();

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw new NotSupportedException();

        public override string ReadLine() => throw new NotSupportedException();

        public override System.Security.SecureString ReadLineAsSecureString() => throw new NotSupportedException();

        public override void Write(string value) { }

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) { }

        public override void WriteDebugLine(string message) { }

        public override void WriteErrorLine(string value) { }

        public override void WriteLine(string value) { }

        public override void WriteProgress(long sourceId, ProgressRecord record) { }

        public override void WriteVerboseLine(string message) { }

        public override void WriteWarningLine(string message) { }
    }
}
