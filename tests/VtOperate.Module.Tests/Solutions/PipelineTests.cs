using System.Management.Automation;

namespace VtOperate.Module.Tests.Solutions;

/// <summary>Ids and records that come through a pipeline, while the commands before it still write.</summary>
public sealed class PipelineTests : IDisposable
{
    private readonly KnowledgeFolder _folder = new();
    private readonly TestSession _session;

    public PipelineTests() => _session = new TestSession(location: _folder.Path);

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void What_was_just_written_is_found_by_the_next_command_of_the_pipeline()
    {
        IReadOnlyList<PSObject> read = _session.Invoke("1..4 | ForEach-Object { Add-Solution \"Problem: lamp $_ of floor $_ stays dark, Solution: change fuse $_\" } | Get-Solution");
        Assert.Empty(_session.Errors);
        Assert.Equal(4, read.Count);
        Assert.Equal(4, read.Select(solution => solution.Properties["Id"].Value).Distinct().Count());
        Assert.Equal(4, _session.Invoke("(5..8 | ForEach-Object { Add-Solution \"Problem: lamp $_ of floor $_ stays dark, Solution: change fuse $_\" } | Test-Solution).Target").Count);
        _session.Invoke("9..10 | ForEach-Object { Add-Solution \"Problem: lamp $_ of floor $_ stays dark, Solution: change fuse $_\" } | Find-StaleSolution");
        Assert.Empty(_session.Errors);
    }

    [Fact]
    public void What_was_just_changed_is_read_as_it_is_now()
    {
        string[] titles = [.. _session.Invoke("& { 'ui-bugs/wrong-total'; $null = Update-Solution 'ui-bugs/wrong-total' -Title 'Wrong sum'; 'ui-bugs/wrong-total' } | Get-Solution | ForEach-Object { $_.Title }").Select(title => title.ToString())];
        Assert.Equal(["Wrong total in the cart", "Wrong sum"], titles);
    }

    [Theory]
    [InlineData("Get-Solution -Id nowhere/a, ui-bugs/wrong-total, nowhere/b")]
    [InlineData("'nowhere/a', 'ui-bugs/wrong-total', 'nowhere/b' | Get-Solution")]
    [InlineData("Find-StaleSolution -Id nowhere/a, ui-bugs/wrong-total, nowhere/b")]
    [InlineData("'nowhere/a', 'ui-bugs/wrong-total', 'nowhere/b' | Find-StaleSolution")]
    public void An_id_that_nobody_has_is_an_error_of_its_own_and_the_others_go_on(string script)
    {
        IReadOnlyList<PSObject> read = _session.Invoke(script);
        Assert.Equal(["nowhere/a", "nowhere/b"], _session.Errors.Select(error => error.TargetObject));
        Assert.All(_session.Errors, error => Assert.StartsWith("RecordNotFound", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        if (script.Contains("Get-", StringComparison.Ordinal)) Assert.Equal("ui-bugs/wrong-total", Assert.Single(read).Properties["Id"].Value);
    }

    [Fact]
    public void Hundreds_of_ids_and_as_many_wrong_ones_are_told_apart()
    {
        for (int i = 0; i < 300; i++) _folder.Write($"docs/solutions/many/n{i}.md", $"---\ntitle: Number {i}\n---\nText.\n");
        Assert.Equal(300, _session.Invoke("0..299 | ForEach-Object { \"many/n$_\"; \"many/x$_\" } | Get-Solution").Count);
        Assert.Equal(300, _session.Errors.Count);
        Assert.Equal(300, _session.Invoke("Get-Solution | Where-Object Category -eq many | Get-Solution -Category many").Count);
        Assert.Empty(_session.Errors);
    }

    [Fact]
    public void Repositories_may_take_turns()
    {
        using var other = new KnowledgeFolder();
        other.Write("docs/solutions/ui-bugs/wrong-total.md", "---\ntitle: Theirs\n---\nText.\n");
        IReadOnlyList<PSObject> read = _session.Invoke($"& {{ Get-Solution ui-bugs/wrong-total; Get-Solution ui-bugs/wrong-total -Repository '{other.Path}'; Get-Solution ui-bugs/wrong-total }} | Get-Solution");
        Assert.Empty(_session.Errors);
        Assert.Equal(["Wrong total in the cart", "Theirs", "Wrong total in the cart"], read.Select(solution => solution.Properties["Title"].Value));
    }

    [Fact]
    public void Every_word_of_a_small_base_is_offered_however_slow_the_machine()
    {
        for (int i = 0; i < 90; i++) _folder.Write($"docs/solutions/words/w{i}.md", $"---\ntitle: Word {i}\ncomponent: part{i}\ntags: [tag{i}]\nstatus: state{i}\n---\nText.\n");
        Assert.Equal(90, _session.Complete("Add-Solution -Component part").Count);
        Assert.Equal(90, _session.Complete("Get-Solution -Tag tag").Count);
        Assert.Equal(90, _session.Complete("Search-Solution x -Status state").Count);
    }
}
