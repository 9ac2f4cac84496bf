using System.Management.Automation;

namespace VtOperate.Module.Tests.Incidents;

public sealed class ActionItemTests : IDisposable
{
    private readonly HandMadeRepository _repository = new();
    private readonly TestSession _session;

    public ActionItemTests()
    {
        _repository.Commit("One", "a.txt", "1\n");
        _session = new TestSession(location: _repository.Folder);
        _session.Invoke("New-Incident 'Slow' -Severity 2; New-Incident 'Down' -Severity 2");
    }

    public void Dispose()
    {
        _session.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void An_item_is_made_once_changed_by_its_text_and_ended_with_how_it_was_seen_to_work()
    {
        PSObject made = _session.InvokeSingle("Get-Incident 1 | Add-ActionItem -Text 'Limit the pool' -Type Prevent -Priority P1 -Owner Ann -Due 2026-03-01 -By Bob");
        int events = Events(1);
        _session.Invoke("Add-ActionItem 1 'limit the POOL' -Owner Ann -Type Prevent");
        Assert.Equal(events, Events(1));
        PSObject begun = _session.InvokeSingle("Add-ActionItem 1 'Limit the pool' -Status InProgress -Owner Eve");

        Assert.Empty(_session.Errors);
        Assert.Equal(("Prevent", "P1", "Open", "True"), (Text(made, "Type"), Text(made, "Priority"), Text(made, "Status"), Text(made, "Overdue")));
        Assert.Equal(new DateOnly(2026, 3, 1), made.Properties["Due"].Value);
        Assert.Equal((Text(made, "Label"), "Eve", "InProgress"), (Text(begun, "Label"), Text(begun, "Owner"), Text(begun, "Status")));
        Assert.Matches("^INC-0001/[0-9A-Z]{6}$", Text(made, "Label"));

        _session.Invoke($"Complete-ActionItem {Text(made, "Label")}");
        Assert.StartsWith("InputMissing", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        PSObject done = _session.InvokeSingle($"Complete-ActionItem {Text(made, "Label")} 'Load test passed'");
        Assert.Equal(("Done", "Load test passed", "False"), (Text(done, "Status"), Text(done, "Verification"), Text(done, "Overdue")));
        Assert.NotNull(done.Properties["ClosedAt"].Value);
        events = Events(1);
        _session.Invoke($"Get-ActionItem 1 | Complete-ActionItem; Complete-ActionItem {Text(made, "Id")} 'Load test passed'");
        Assert.Empty(_session.Errors);
        Assert.Equal(events, Events(1));
        Assert.Equal(["Limit the pool (Ann, until 2026-03-01)", "Begun: Limit the pool (Eve)", "Done: Limit the pool. Load test passed"], _session.Invoke("Get-IncidentTimeline 1 -Kind todo").Select(item => Text(item, "Text")));
        Assert.Equal("Open", Text(_session.InvokeSingle("Add-ActionItem 1 'Limit the pool' -Status Open"), "Status"));
        Assert.Null(_session.InvokeSingle("Get-ActionItem 1").Properties["ClosedAt"].Value);
    }

    [Fact]
    public void Items_are_read_across_incidents_and_late_ones_are_next_actions()
    {
        _session.Invoke("Add-ActionItem 1 'Old' -Owner Ann -Due 2026-01-01; Add-ActionItem 1 'Never' -Owner Ann -Due 2026-01-01; Add-ActionItem 2 'Far' -Owner Bob -Due 2999-01-01; Add-IncidentEvent 2 'only noted' -Kind todo");
        _session.Invoke("Get-ActionItem 1 | Where-Object Text -eq Never | Complete-ActionItem -WontDo 'switched off'");

        Assert.Empty(_session.Errors);
        Assert.Equal(["Far", "only noted", "Old", "Never"], _session.Invoke("Get-ActionItem").Select(item => Text(item, "Text")));
        Assert.Equal(["Old"], _session.Invoke("Get-ActionItem -Overdue").Select(item => Text(item, "Text")));
        Assert.Equal(["Old"], _session.Invoke("Get-ActionItem -Owner A* -Open").Select(item => Text(item, "Text")));
        Assert.Equal("switched off", Text(_session.InvokeSingle("Get-ActionItem -Status WontDo"), "Reason"));
        PSObject context = _session.InvokeSingle("Get-OperationContext");
        Assert.Equal("Old", Text(Assert.Single(((System.Collections.IEnumerable)context.Properties["OverdueActions"].Value).Cast<object>().Select(PSObject.AsPSObject)), "Title"));
        string command = Assert.Single(_session.Invoke("(Get-OperationContext).NextActions | Where-Object Command -like 'Get-ActionItem*'").Select(item => Text(item, "Command")));
        Assert.Equal("Old", Text(_session.InvokeSingle(command), "Text"));
        Assert.Contains(" LATE", _session.Render("Get-ActionItem"), StringComparison.Ordinal);
        Assert.Contains(Text(_session.InvokeSingle(command), "Label"), _session.Complete("Complete-ActionItem INC-0001"));
    }

    [Fact]
    public void Whatif_writes_nothing_and_what_is_not_there_is_refused()
    {
        string label = Text(_session.InvokeSingle("Add-ActionItem 1 'Old'"), "Label");
        int events = Events(1);
        _session.Invoke($"Add-ActionItem 1 'New' -WhatIf; Add-ActionItem 1 'Old' -Owner Ann -WhatIf; Complete-ActionItem {label} 'x' -WhatIf");
        Assert.Empty(_session.Errors);
        Assert.Equal(events, Events(1));
        foreach (string script in (string[])["Complete-ActionItem INC-0001/ZZZZZZ 'x'", "Complete-ActionItem INC-0009/ZZZZZZ 'x'", "Complete-ActionItem INC-0001/ 'x'", "Get-Incident 1 | Complete-ActionItem -Verification x"])
        {
            _session.Invoke(script);
            Assert.Matches("^(RecordNotFound|IdentityMismatch)", Assert.Single(_session.Errors).FullyQualifiedErrorId);
        }
    }

    [Fact]
    public void Three_items_are_named_and_the_rest_counted()
    {
        for (int i = 0; i < 5; i++) _session.Invoke($"Add-ActionItem 1 'Item {i}' -Due 2026-01-0{i + 1}");
        Assert.Equal(["Get-ActionItem INC", "Get-ActionItem INC", "Get-ActionItem INC", "Get-ActionItem -Ov"], _session.Invoke("(Get-OperationContext).NextActions | Where-Object Command -like 'Get-ActionItem*'").Select(item => Text(item, "Command")[..18]));
    }

    private int Events(int number) => (int)_session.InvokeSingle($"Get-Incident {number}").Properties["EventCount"].Value;

    private static string Text(PSObject item, string name) => item.Properties[name].Value?.ToString() ?? "";
}
