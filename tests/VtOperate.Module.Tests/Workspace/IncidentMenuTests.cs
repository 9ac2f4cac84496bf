using System.Management.Automation;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using VtOperate.Tests.Web;

namespace VtOperate.Module.Tests.Workspace;

public sealed partial class IncidentMenuTests : IDisposable
{
    private const string Menu = "Start-Operation IncidentResponse";
    private readonly HandMadeRepository _repository = new();
    private readonly FakeServer _server = new((_, _) => FakeServer.Says(200, "ok"));

    public void Dispose()
    {
        _server.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void Four_questions_lead_from_what_happened_to_messages_that_are_sent()
    {
        Shop();
        using var session = new TestSession("Guests can't pay\n1\n1\ny\nunwanted\n", _repository.Folder, width: 200);
        PSObject incident = session.InvokeSingle(Menu);

        Assert.Empty(session.Errors);
        Assert.Equal(4, session.Answered);
        Assert.Equal(("INC-0001", "Guests can't pay", "Critical", "mitigation"), (Text(incident, "Label"), Text(incident, "Title"), Text(incident, "Severity"), Text(session.Invoke("Get-IncidentTimeline 1 -Kind mitigation")[0], "Kind")));
        Assert.True(File.Exists(Path.Combine(_repository.Folder, ".git", "refs", "heads", "rollback", "inc-0001-pay-1-0")));
        Assert.Equal(3, _server.Requests.Count);
        Assert.Equal(Golden, Plain(session.Shown));
    }

    [Theory]
    [InlineData("i\nGuests cannot pay\n2\n1\ny\n")]
    [InlineData("i\nGuests cannot pay\nn\n1\ny\n")]
    [InlineData("i\nGuests cannot pay\nu\n1\ny\n")]
    public void The_menu_leads_there_in_under_five_questions_however_bad_it_is(string answers)
    {
        Shop();
        using var session = new TestSession(answers + "unwanted\n", _repository.Folder);
        PSObject incident = session.InvokeSingle("Start-Operation");

        Assert.Empty(session.Errors);
        Assert.True(session.Shown.Contains("Send these", StringComparison.Ordinal), session.Shown);
        Assert.Equal(4, session.Answered - 1);
        Assert.NotEmpty(_server.Requests);
        Assert.Equal(answers.Contains("\nn\n", StringComparison.Ordinal) ? "Critical" : answers.Contains("\n2\n", StringComparison.Ordinal) ? "High" : "", Text(incident, "Severity"));
        Assert.Equal("pay", Assert.Single((IEnumerable<string>)incident.Properties["Services"].Value));
    }

    [Fact]
    public void I_do_not_know_is_an_answer_to_every_question()
    {
        Shop();
        using var session = new TestSession("?\nu\n\n\n", _repository.Folder);
        PSObject incident = session.InvokeSingle(Menu);

        Assert.Empty(session.Errors);
        Assert.Equal(("Something is wrong, what is not known yet", "", "Declared"), (Text(incident, "Title"), Text(incident, "Severity"), Text(incident, "Status")));
        Assert.Empty(session.Invoke("Get-IncidentTimeline 1 -Kind mitigation, communication"));
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData("Guests cannot pay again\ns\n\n\n", "")]
    [InlineData("Guests cannot pay again\n\n\n\n", " -Severity 1")]
    [InlineData("I do not know.\ns\n\n\n", "")]
    public void An_open_incident_that_fits_is_offered_instead_of_a_second_one(string answers, string given)
    {
        Shop();
        using var session = new TestSession(answers, _repository.Folder);
        session.Invoke("New-Incident 'Guests cannot pay' -Severity 2 -Service pay");
        PSObject incident = session.InvokeSingle(Menu + given);

        Assert.Equal(4, session.Answered);
        Assert.Equal("INC-0001", Text(incident, "Label"));
        Assert.Single(session.Invoke("Get-Incident"));
        Assert.Contains("open: INC-0001 (Declared): Guests cannot pay", session.Shown, StringComparison.Ordinal);
        Assert.Equal(answers.StartsWith('G') ? ["Guests cannot pay again"] : [], session.Invoke("Get-IncidentTimeline 1 -Kind note").Select(item => Text(item, "Text")));
    }

    [Fact]
    public void Another_incident_beside_an_open_one_takes_no_more_questions()
    {
        Shop();
        using var session = new TestSession("Guests cannot pay with cards\n3\n\n\n", _repository.Folder);
        session.Invoke("New-Incident 'Guests cannot pay' -Severity 2 -Service pay");

        Assert.Equal("INC-0002", Text(session.InvokeSingle(Menu), "Label"));
        Assert.Equal(4, session.Answered);
    }

    [Theory]
    [InlineData("u\nThe queue is drained\n\n", "note", "The queue is drained")]
    [InlineData("e\n\n", "status", "Mitigated")]
    [InlineData("r\n?\n\n", "status", "Not known what ended it")]
    [InlineData("\n", "declared", "Guests cannot pay")]
    public void The_label_of_an_open_incident_goes_on_with_it(string answers, string kind, string text)
    {
        Shop();
        using var session = new TestSession("inc-1\n" + answers, _repository.Folder);
        session.Invoke("New-Incident 'Guests cannot pay' -Severity 2 -Service pay");
        session.Invoke(Menu);

        Assert.Empty(session.Errors);
        Assert.InRange(session.Answered, 2, 4);
        Assert.Contains(session.Invoke("Get-IncidentTimeline 1"), item => Text(item, "Kind").Equals(kind, StringComparison.OrdinalIgnoreCase) && Text(item, "Text").Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public void Confirm_asks_once_more_and_no_does_nothing()
    {
        Shop();
        using var session = new TestSession("Guests cannot pay\ny\n2\n1\nn\nn\n", _repository.Folder);
        session.Invoke("$ConfirmPreference = 'High'; " + Menu + " -Severity 1 -Confirm");

        Assert.False(Directory.Exists(Path.Combine(_repository.Folder, ".git", "refs", "heads", "rollback")));
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 2)]
    public void Without_services_and_channels_it_leads_there_all_the_same_and_with_nothing_left_it_says_escalate(bool isRepository, int questions)
    {
        string folder = isRepository ? _repository.Folder : Directory.CreateTempSubdirectory("vtoperate-").FullName;
        if (isRepository) _repository.Commit("Good", "a.txt", "1\n");
        using var session = new TestSession("Guests cannot pay\n1\nn\n", folder);
        PSObject incident = session.InvokeSingle(Menu);

        Assert.Empty(session.Errors);
        Assert.Equal(questions, session.Answered);
        Assert.Empty((IEnumerable<string>)incident.Properties["Services"].Value);
        Assert.Contains("Nothing left to try: escalate: Update-Incident INC-0001 -Severity 1", session.Shown, StringComparison.Ordinal);
        Assert.Contains("No channel is configured for them", session.Shown, StringComparison.Ordinal);
        Assert.Contains("To all-hands, declared, for INC-0001", session.Shown, StringComparison.Ordinal);
        if (!isRepository) Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void What_the_configuration_names_is_neither_run_nor_sent_before_it_is_approved()
    {
        Shop(isApproved: false);
        using var session = new TestSession("Guests cannot pay\n1\nn\ny\n", _repository.Folder);
        session.Invoke(Menu);

        Assert.Equal(3, session.Answered);
        Assert.Contains("its script runs once you have approved the file that names it: Approve-OperationConfig", string.Join(' ', session.Shown.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("Nothing was sent:", session.Shown, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData(true, "")]
    [InlineData(true, " \"Guests can’t pay\"")]
    [InlineData(true, " '?' -Severity 1")]
    [InlineData(true, " 'Guests cannot search' -Service pay, 2find")]
    [InlineData(false, " 'Guests cannot pay'")]
    public void Where_nobody_answers_it_says_commands_that_run_as_they_stand(bool isConfigured, string given)
    {
        if (isConfigured) Shop(_repository, more: given.Contains("2find", StringComparison.Ordinal) ? "  2find: {}\n" : "");
        else _repository.Commit("Good", "a.txt", "1\n");
        using var session = new TestSession(location: _repository.Folder);
        IReadOnlyList<PSObject> written = session.Invoke(Menu + given);

        Assert.Empty(session.Errors);
        if (!given.Contains("-Severity", StringComparison.Ordinal)) Assert.Equal("", session.Shown);
        Run(session, written.Where(item => item.TypeNames[0].EndsWith("NextAction", StringComparison.Ordinal)));
        PSObject incident = session.InvokeSingle("Get-Incident 1");
        Assert.Equal(given.Contains('’', StringComparison.Ordinal) ? "Guests can’t pay" : given.Contains("search", StringComparison.Ordinal) ? "Guests cannot search" : isConfigured ? "Something is wrong, what is not known yet" : "Guests cannot pay", Text(incident, "Title"));
        Assert.Equal(isConfigured, !_server.Requests.IsEmpty);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 'Guests cannot pay'")]
    [InlineData(" INC-0001")]
    public void Where_nobody_answers_and_one_is_open_its_commands_run(string given)
    {
        Shop();
        using var session = new TestSession(location: _repository.Folder);
        session.Invoke("New-Incident 'Guests cannot pay' -Severity 1 -Service pay");
        IReadOnlyList<PSObject> written = session.Invoke(Menu + given);

        Assert.Equal("", session.Shown);
        Assert.Single(session.Invoke("Get-Incident"));
        Run(session, written.Where(item => item.TypeNames[0].EndsWith("NextAction", StringComparison.Ordinal)));
        Assert.Equal("Mitigated", Text(session.InvokeSingle("Get-Incident 1"), "Status"));
        Assert.Equal(given.Contains("pay", StringComparison.Ordinal) ? 2 : 1, session.Invoke("Get-Incident").Count);
    }

    [Theory]
    [InlineData("Guests cannot pay\n1\n", false)]
    [InlineData("Guests cannot pay\ns\n1\ny\n", true)]
    [InlineData("INC-1\nm\n1\n", true)]
    [InlineData("INC-1\ne\ny\n", true)]
    public void WhatIf_leaves_every_byte_as_it_was(string answers, bool isOpen)
    {
        Shop();
        if (isOpen) using (var before = new TestSession(location: _repository.Folder)) before.Invoke("New-Incident 'Guests cannot pay' -Severity 1 -Service pay");
        string[] files = Everything();
        using var session = new TestSession(answers, _repository.Folder);
        session.Invoke(Menu + " -WhatIf");

        Assert.Empty(session.Errors);
        Assert.Contains("What if:", session.Shown, StringComparison.Ordinal);
        Assert.Equal(files, Everything());
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("Guests cannot pay\n", 0, 0)]
    [InlineData("Guests cannot pay\n1\n", 1, 0)]
    [InlineData("Guests cannot pay\nn\n1\n", 1, 1)]
    public void Stopping_or_going_away_half_way_leaves_an_incident_that_is_whole(string answers, int incidents, int mitigations)
    {
        foreach (bool isStopped in (bool[])[true, false])
        {
            using var repository = new HandMadeRepository();
            Shop(repository);
            using (var session = new TestSession(answers, repository.Folder, isStopped: isStopped))
            {
                try
                {
                    session.Invoke(Menu);
                }
                catch (PipelineStoppedException) when (isStopped)
                {
                    Assert.Contains("INC-0001", incidents == 0 ? "INC-0001" : session.Shown, StringComparison.Ordinal);
                }
            }

            using var after = new TestSession(location: repository.Folder);
            IReadOnlyList<PSObject> found = after.Invoke("Get-Incident");
            Assert.Equal(incidents, found.Count);
            Assert.All(found, item => Assert.Empty((System.Collections.IEnumerable)item.Properties["Problems"].Value));
            Assert.Equal(mitigations, incidents == 0 ? 0 : after.Invoke("Get-IncidentTimeline 1 -Kind mitigation").Count);
            Assert.Empty(after.Invoke("Get-IncidentMessage"));
            Assert.Empty(after.Errors);
        }

        Assert.Empty(_server.Requests);
    }

    [GeneratedRegex(@"(\d{4}-\d\d-\d\d )?\d\d:\d\d( UTC)?")]
    private static partial Regex Time();

    [GeneratedRegex("TIME +")]
    private static partial Regex Wide();

    [GeneratedRegex(@"\b[0-9a-f]{8}\b")]
    private static partial Regex Sha();

    private void Shop(bool isApproved = true) => Shop(_repository, isApproved);

    private void Shop(HandMadeRepository repository, bool isApproved = true, string more = "")
    {
        File.WriteAllText(
            Path.Combine(repository.Folder, ".vtoperate.yml"),
            $"services:\n  pay: {{ critical: true, channels: [chat] }}\n{more}channels:\n  chat: {{ type: slack, url: \"{_server.Address}\" }}\nmitigations:\n  scale: {{ service: pay, invoke: dotnet --version, undo: dotnet --list-sdks }}\n");
        repository.Commit("Good", "a.txt", "1\n");
        using var session = new TestSession(location: repository.Folder);
        session.Invoke("Add-Deployment -Version 1.0 -OccurredAt ([DateTimeOffset]::UtcNow.AddHours(-48))");
        repository.Commit("Bad", "a.txt", "2\n");
        session.Invoke("Add-Deployment -Version 1.1 -OccurredAt ([DateTimeOffset]::UtcNow.AddHours(-2))");
        if (isApproved) Assert.Equal("True", Text(session.InvokeSingle("Approve-OperationConfig -Confirm:$false"), "IsApproved"));
    }

    private static void Run(TestSession session, IEnumerable<PSObject> actions)
    {
        int run = 0;
        foreach (PSObject action in actions.Where(action => action.Properties["Command"].Value is not null))
        {
            session.Invoke(Text(action, "Command"));
            Assert.Equal("", string.Join('\n', session.Errors.Select(error => $"{Text(action, "Command")}: {error}")));
            run++;
        }

        Assert.InRange(run, 4, 20);
    }

    private string Plain(string shown) => Sha().Replace(Wide().Replace(Time().Replace(shown.Replace(_repository.Folder, "FOLDER", StringComparison.Ordinal), "TIME"), "TIME "), "SHA");

    private static string Text(PSObject item, string name) => item.Properties[name].Value?.ToString() ?? "";

    private string[] Everything() => [.. Directory.EnumerateFiles(_repository.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => file + " " + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))))];

    private const string Golden = """
        What do users notice? One line; ? if you do not know.
        Title: How bad is it? A number if you know it, else what you see.
        [1] 1 Critical  [2] 2 High  [3] 3 Medium  [4] 4 Low  [N] Nobody is served  [D] Data lost or seen  [O] Some are hindered  [U] Unknown  (default U): INC-0001  Guests can't pay
          Severity 1 (Critical), Declared, declared TIME, pay

        WHAT CHANGED
          TIME Deployment SHA 1.1 to production
          TIME Deployment SHA 1.0 to production

        WHAT MAY END IT
          1  Undo the commit of pay since 1.0
             does  make the branch 'rollback/inc-0001-pay-1-0' in 'FOLDER'; deploy nothing
             risk  Whatever else came since is gone, too.
             Can be undone.
          2  Run 'scale' of pay
             does  run: dotnet --version
             risk  Only the team knows; it has no verify, so whether it helped has to be seen.
             Can be undone.
          3  Fix pay on a branch from what runs
             does  make the branch 'hotfix/inc-0001-pay' in 'FOLDER'; deploy nothing
             risk  No fix is named yet; writing one under pressure takes longest.
             Can be undone.
          -  Scale or change configuration by hand, and write it down: Add-IncidentEvent INC-0001 'what was done, and how to undo it' -Kind mitigation

        [1] 1 revert  [2] 2 script:scale  [3] 3 hotfix  [N] None now  (default N): Done: Branch rollback/inc-0001-pay-1-0 at SHA: Undo the commit of pay since 1.0
          next  git push origin rollback/inc-0001-pay-1-0
          next  # build and deploy it
          next  Add-Deployment pay -Commit rollback/inc-0001-pay-1-0 -Incident INC-0001
          next  Update-Incident INC-0001 Mitigated
          undo  git branch -D rollback/inc-0001-pay-1-0

        To responders, declared, for INC-0001
        Through chat

          INC-0001 declared, severity 1 (Critical): Guests can't pay

          not known yet
          Impact began: not known yet. Noticed: not known yet.

          Conditions: not known yet
          Actions: Branch rollback/inc-0001-pay-1-0 at SHA: Undo the commit of pay since 1.0
          Needs: when customers began to feel it; when it was noticed; who leads

          Services: pay. Commander: not known yet.
          Chat: not known yet. Call: not known yet.
          Next update: TIME.

        To all-hands, declared, for INC-0001
        Through chat

          Severity 1 (Critical) incident: Guests can't pay

          We have a severity 1 (Critical) incident: Guests can't pay.
          Services: pay. Customers began to notice: not known yet.
          Nobody leads yet. If you are not asked to help, please do not change anything in production until it is over.

          Next update: TIME.

        To executive, declared, for INC-0001
        Through chat

          INC-0001, severity 1 (Critical): Guests can't pay

          Impact: not known yet
          Severity: 1 (Critical). Why: not known yet
          Status: Declared. Nobody leads yet. Services: pay. Began: not known yet.
          Decision needed from you: none recorded

          Next update: TIME.

        Send these 3 messages?
          responders     through chat
          all-hands      through chat
          executive      through chat
        [Y] Yes  [N] No  (default N): Sent: all-hands through chat
        Sent: executive through chat
        Sent: responders through chat


        """;
}
