using System.Management.Automation;
using System.Text;

namespace VtOperate.Module.Tests;

public sealed class ConfirmSolutionTests : IDisposable
{
    private const string Text = "---\r\n# kept\r\ntitle: 'Kühlung: aus'  # why\r\nstatus: stale\r\nstale_reason: thin\r\nstale_date: 2026-01-01\r\ntags:   [a,  b]\r\n---\r\n# X\r\n\r\n[gone](../gone.md)";

    private readonly HandMadeRepository _made = new();
    private readonly TestSession _session;
    private readonly string _head;

    public ConfirmSolutionTests()
    {
        _head = _made.Commit("start", "cart.cs", "class Cart { }\n");
        Directory.CreateDirectory(Path.GetDirectoryName(Document)!);
        File.WriteAllBytes(Document, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)]);
        _session = new TestSession(location: _made.Folder);
    }

    private string Document => Path.Combine(_made.Folder, "docs", "solutions", "ui-bugs", "cooling.md");

    public void Dispose()
    {
        _session.Dispose();
        _made.Dispose();
    }

    [Fact]
    public void Only_the_confirmation_and_the_mark_change()
    {
        PSObject confirmed = _session.InvokeSingle("Confirm-Solution ui-bugs/cooling -PassThru");
        Assert.Equal(_head, confirmed.Properties["ConfirmedAt"].Value);
        Assert.Null(confirmed.Properties["Status"].Value);
        string today = DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        string expected = Text.Replace("status: stale\r\nstale_reason: thin\r\nstale_date: 2026-01-01\r\n", "", StringComparison.Ordinal)
            .Replace("tags:   [a,  b]\r\n", $"tags:   [a,  b]\r\nconfirmed_at: \"{_head}\"\r\nconfirmed_on: {today}\r\n", StringComparison.Ordinal);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(expected)], File.ReadAllBytes(Document));
        Assert.Equal(_head, _session.InvokeSingle("Get-Solution ui-bugs/cooling").Properties["ConfirmedAt"].Value);
    }

    [Fact]
    public void What_was_gone_then_is_not_reported_again()
    {
        File.WriteAllText(Document, "# X\n\n[gone](../gone.md)\n");
        Assert.Single(_session.Invoke("Find-StaleSolution -IncludeNew"));
        Assert.Empty(_session.Invoke("Find-StaleSolution -IncludeNew | Confirm-Solution"));
        Assert.Empty(_session.Errors);
        Assert.Empty(_session.Invoke("Find-StaleSolution -IncludeNew"));
    }

    [Fact]
    public void The_second_time_and_with_WhatIf_nothing_is_written()
    {
        byte[] before = File.ReadAllBytes(Document);
        string shown = _session.Render("Confirm-Solution * -WhatIf");
        Assert.Equal(before, File.ReadAllBytes(Document));
        Assert.Contains("cooling.md", shown, StringComparison.Ordinal);
        Assert.Contains($"What if: Confirm \"{Document}\" at {_head[..10]}\n--- a/docs/solutions/ui-bugs/cooling.md\n", shown, StringComparison.Ordinal);
        Assert.Equal(2, shown.Split($"+confirmed_at: \"{_head}\"").Length);
        Assert.DoesNotContain("Performing the operation", shown, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_made.Folder, ".git", "vtoperate")));
        _session.Invoke("Confirm-Solution ui-bugs/cooling");
        DateTime written = File.GetLastWriteTimeUtc(Document);
        _session.Invoke("Confirm-Solution ui-bugs/cooling");
        Assert.Equal(written, File.GetLastWriteTimeUtc(Document));
    }

    [Theory]
    [InlineData("Confirm-Solution ui-bugs/coolin", "RecordNotFound")]
    [InlineData("Confirm-Solution ui-bugs/cooling -Revision no-such", "RevisionNotFound")]
    [InlineData("7 | Confirm-Solution", "IdentityMismatch")]
    public void A_mistake_is_one_error_that_names_it(string script, string id)
    {
        byte[] before = File.ReadAllBytes(Document);
        Assert.Empty(_session.Invoke(script));
        Assert.StartsWith(id, Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Document));
    }

    [Fact]
    public void Without_a_commit_there_is_nothing_to_confirm_at()
    {
        using var folder = new KnowledgeFolder();
        Directory.Delete(Path.Combine(folder.Path, ".git"), recursive: true);
        using var session = new TestSession(location: folder.Path);
        session.Invoke("Confirm-Solution ui-bugs/wrong-total");
        Assert.StartsWith("RepositoryNotFound", Assert.Single(session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }
}
