using System.Management.Automation;

namespace VtOperate.Module.Tests.Bugs;

public sealed class InvokeBugInvestigationTests : IDisposable
{
    private const string Trace = """
        System.InvalidOperationException: Cart 17 is empty
           at Shop.Cart.Total() in C:\build\agent\Cart.cs:line 3
           at Shop.Checkout.Pay(Order order) in C:\build\agent\Checkout.cs:line 2
        """;

    private readonly HandMadeRepository _made = new();
    private readonly TestSession _session;
    private readonly string _culprit;

    public InvokeBugInvestigationTests()
    {
        _made.Commit("Add the cart", "Cart.cs", "class Cart\n{\n    int Total() => 0;\n}\n");
        _made.Commit("Add the checkout", "Checkout.cs", "class Checkout\n{ void Pay() { } }\n");
        _culprit = _made.Commit("Sum carts lazily", "Cart.cs", "class Cart\n{\n    int Total() => items.First();\n}\n");
        _made.Commit("Say thanks", "README.md", "Thanks\n");
        _session = new TestSession(location: _made.Folder);
    }

    public void Dispose()
    {
        _session.Dispose();
        _made.Dispose();
    }

    [Fact]
    public void Names_the_commit_the_files_and_what_is_not_known()
    {
        PSObject bug = _session.InvokeSingle("$trace = @($input)[0]; Invoke-BugInvestigation $trace -Severity SEV2", Trace);
        Assert.Empty(_session.Errors);
        Assert.Equal("System.InvalidOperationException: Cart 17 is empty", Text(bug, "Title"));
        Assert.Equal("High", Text(bug, "Severity"));
        Assert.Equal("Cart.cs", Text(Items(bug, "Files")[0], "RelativePath"));
        Assert.Equal(_culprit, Text(Items(bug, "Suspects")[0], "Sha"));
        Assert.NotEmpty(Items(Items(bug, "Suspects")[0], "Evidence"));
        Assert.Contains(Items(bug, "Unknowns"), unknown => unknown.ToString().StartsWith("Whether it can be reproduced", StringComparison.Ordinal));
        Assert.Equal(["Reproduce", "Bisect", "Fix", "Review", "Capture"], Items(bug, "NextSteps").Select(step => Text(step, "Stage")));
    }

    [Fact]
    public void Commits_and_files_stand_in_one_ranking()
    {
        PSObject bug = _session.InvokeSingle("$trace = @($input)[0]; Invoke-BugInvestigation $trace", Trace);
        PSObject[] leads = [.. Items(bug, "Leads")];
        Assert.Equal(Enumerable.Range(1, leads.Length).Select(rank => $"{rank}"), leads.Select(lead => Text(lead, "Rank")));
        Assert.Contains(leads, lead => Text(lead, "Name") == _culprit && Text(lead, "Kind") == "Commit");
        Assert.Contains(leads, lead => Text(lead, "Name") == "Cart.cs" && Text(lead, "Kind") == "File");
    }

    [Fact]
    public void A_known_fix_leads_back()
    {
        string fix = _made.Commit("Mend it", "Cart.cs", "class Cart\n{\n    int Total() => items.FirstOrDefault();\n}\n");
        PSObject bug = _session.InvokeSingle($"$trace = @($input)[0]; Invoke-BugInvestigation $trace -Fix {fix}", Trace);
        Assert.Empty(_session.Errors);
        Assert.Equal(_culprit, Text(Items(bug, "Origins")[0], "Sha"));
        Assert.Contains(Items(bug, "Leads"), lead => Text(lead, "Kind") == "Origin" && Text(lead, "Name") == _culprit);
        Assert.DoesNotContain(Items(bug, "Suspects"), suspect => Text(suspect, "Sha") == fix);
    }

    [Fact]
    public void Its_ranking_is_measured_on_past_fixes()
    {
        _made.Commit("Fix the total of empty carts", "Cart.cs", "class Cart\n{\n    int Total() => items.FirstOrDefault();\n}\n");
        PSObject test = _session.InvokeSingle("Invoke-BugInvestigation -BackTest -Last 5");
        Assert.Empty(_session.Errors);
        Assert.Equal("1", Text(test, "Fixes"));
        Assert.Equal("Fix the total of empty carts", Text(Assert.Single(Items(test, "Cases")), "Title"));
        string shown = _session.Render("Invoke-BugInvestigation -BackTest -Last 5");
        Assert.Contains("BACK TEST", shown, StringComparison.Ordinal);
        Assert.Contains("Only 1 of the 5 fixes", shown, StringComparison.Ordinal);
        Assert.Empty(_session.Invoke("Invoke-BugInvestigation -Description 'a bug' -BackTest"));
        Assert.StartsWith("AmbiguousParameterSet", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_parts_pipe_on()
    {
        IReadOnlyList<PSObject> suspects = _session.Invoke("$trace = @($input)[0]; (Invoke-BugInvestigation $trace).Traces | Find-SuspectCommit -First 1", Trace);
        Assert.Empty(_session.Errors);
        Assert.Equal(_culprit, Text(Assert.Single(suspects), "Sha"));
    }

    [Fact]
    public void Piped_lines_are_one_report_and_error_records_one_each()
    {
        Assert.Single(_session.Invoke("$input | Invoke-BugInvestigation", [.. Trace.Split('\n')]));
        IReadOnlyList<PSObject> bugs = _session.Invoke("""
            $records = foreach ($text in 'first failure', 'second failure') { try { throw $text } catch { $_ } }
            $records | Invoke-BugInvestigation
            """);
        Assert.Empty(_session.Errors);
        Assert.Equal(2, bugs.Count);
        Assert.Contains("first failure", Text(bugs[0], "Title"), StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_traces_of_a_log_are_counted_and_the_most_frequent_comes_first()
    {
        string log = Path.Combine(_made.Folder, "app [1] ö.log");
        string other = Trace.Replace("Total", "Count", StringComparison.Ordinal);
        File.WriteAllText(log, $"start\r\n{other}\r\nINFO between\r\n{Trace}\r\nINFO between\r\n{Trace.Replace("17", "18", StringComparison.Ordinal)}\r\nend\r\n");
        PSObject bug = _session.InvokeSingle("$log = @($input)[0]; Invoke-BugInvestigation 'Guests cannot pay' -LogPath $log", log);
        Assert.Equal("Guests cannot pay", Text(bug, "Title"));
        Assert.Equal(["2", "1"], Items(bug, "Traces").Select(trace => Text(trace, "Occurrences")));
    }

    [Fact]
    public void Secrets_are_gone_before_anything_is_shown_or_saved()
    {
        PSObject bug = _session.InvokeSingle("$text = @($input)[0]; Invoke-BugInvestigation $text -Save", "Login fails with password=hunter2\n" + Trace.Replace("Cart 17", "token=abcdef1234567890", StringComparison.Ordinal));
        Assert.DoesNotContain("hunter2", Text(bug, "Description"), StringComparison.Ordinal);
        foreach (PSObject file in Items(bug, "SavedFiles"))
        {
            string text = File.ReadAllText(file.ToString());
            Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
            Assert.DoesNotContain("abcdef1234567890", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("'Error: paying failed\n    at pay (https://bob:hunter2secret9@shop.test/app.js?token=abcdef1234567890:3:4)\n    at run (/srv/app.js:9:1)' | Invoke-BugInvestigation")]
    [InlineData("try { throw 'password=hunter2secret9' } catch { $_ | Invoke-BugInvestigation }")]
    [InlineData("try { throw 'password=hunter2secret9' } catch { $_ | ConvertFrom-StackTrace }")]
    public void No_part_of_a_trace_shows_a_secret(string script)
    {
        PSObject found = _session.InvokeSingle(script.Replace("'Error", "\"Error", StringComparison.Ordinal).Replace("9:1)'", "9:1)\"", StringComparison.Ordinal).Replace("\n", "`n", StringComparison.Ordinal));
        Assert.Empty(_session.Errors);
        string everything = PSSerializer.Serialize(found, 8);
        Assert.DoesNotContain("hunter2secret9", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("abcdef1234567890", everything, StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_of_another_kind_is_refused_and_a_bad_file_is_one_error()
    {
        Assert.Empty(_session.Invoke("Get-OperationContext | Invoke-BugInvestigation"));
        Assert.StartsWith("IdentityMismatch,", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        byte[] junk = new byte[100_000];
        new Random(3).NextBytes(junk);
        File.WriteAllBytes(Path.Combine(_made.Folder, "junk.bin"), junk);
        Assert.Empty(_session.Invoke("$input | Invoke-BugInvestigation", new FileInfo(Path.Combine(_made.Folder, "junk.bin"))));
        Assert.StartsWith("InputNotText,", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Stopping_ends_it_while_it_reads_a_log()
    {
        string log = Path.Combine(_made.Folder, "long.log");
        string lines = string.Concat(Enumerable.Repeat(Trace + "\nINFO all is well and nothing happened at all in this line\n", 2000));
        using (StreamWriter writer = File.CreateText(log))
        {
            for (int i = 0; i < 150; i++) writer.Write(lines);
        }

        Assert.Equal(PSInvocationState.Stopped, _session.Stop("Invoke-BugInvestigation -LogPath long.log", TimeSpan.FromMilliseconds(300)));
    }

    [Fact]
    public void Save_writes_once_and_WhatIf_never()
    {
        string bugs = Path.Combine(_made.Folder, "docs", "bugs");
        _session.Render("Invoke-BugInvestigation 'Guests cannot pay' -Save -WhatIf");
        Assert.False(Directory.Exists(Path.Combine(_made.Folder, "docs")));
        Assert.False(Directory.Exists(Path.Combine(_made.Folder, ".git", "vtoperate")));
        Assert.Contains(Path.Combine(bugs, "BUG-0001-guests-cannot-pay", "report.md"), _session.Shown, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(bugs, "BUG-0001-guests-cannot-pay", "investigation.md"), _session.Shown, StringComparison.Ordinal);

        Assert.Equal("BUG-0001", Text(_session.InvokeSingle("Invoke-BugInvestigation 'Guests cannot pay' -Save"), "Label"));
        Assert.Equal("BUG-0001", Text(_session.InvokeSingle("Invoke-BugInvestigation 'Guests cannot pay' -Save"), "Label"));
        Assert.Contains("BUG-0001", Assert.Single(_session.Warnings), StringComparison.Ordinal);
        dynamic again = _session.InvokeSingle("Invoke-BugInvestigation 'Guests cannot pay'").BaseObject;
        Assert.Equal("BUG-0001", (string)again.Label);
        Assert.Contains("BUG-0001 holds this report already", _session.Warnings[^1], StringComparison.Ordinal);
        Assert.Contains("-Id BUG-0001", string.Join('\n', ((IEnumerable<object>)again.NextSteps).Select(step => (string)((dynamic)step).Text)), StringComparison.Ordinal);
        Assert.Equal("BUG-0002", Text(_session.InvokeSingle("Invoke-BugInvestigation 'Nobody can pay' -Save"), "Label"));
        Assert.Equal(2, Directory.GetDirectories(bugs).Length);
    }

    [Fact]
    public void Without_a_repository_it_says_so_and_goes_on()
    {
        string folder = Directory.CreateTempSubdirectory("vtoperate-").FullName;
        PSObject bug = _session.InvokeSingle("$trace, $folder = @($input); Invoke-BugInvestigation $trace -Repository $folder", Trace, folder);
        Assert.Empty(_session.Errors);
        Assert.Null(bug.Properties["Repository"].Value);
        Assert.Contains(Items(bug, "Unknowns"), unknown => unknown.ToString().Contains("no git repository", StringComparison.Ordinal));
        Assert.Single(Items(bug, "Traces"));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("Invoke-BugInvestigation", "InputMissing")]
    [InlineData("Invoke-BugInvestigation '  '", "InputMissing")]
    [InlineData("Invoke-BugInvestigation -LogPath no/such.log", "PathNotFound")]
    [InlineData("Invoke-BugInvestigation x -Repository no/such/folder", "PathNotFound")]
    [InlineData("Invoke-BugInvestigation -LogPath junk.bin", "InputNotText")]
    [InlineData("Invoke-BugInvestigation -LogPath Env:PATH", "PathNotFound")]
    [InlineData("$input | Invoke-BugInvestigation", "InputMissing")]
    [InlineData("Invoke-BugInvestigation x -Revision v9.9 -Save", "RevisionNotFound")]
    public void Bad_input_is_one_error_record_with_a_stable_id(string script, string expected)
    {
        byte[] junk = new byte[100_000];
        new Random(3).NextBytes(junk);
        File.WriteAllBytes(Path.Combine(_made.Folder, "junk.bin"), junk);
        Assert.Empty(_session.Invoke(script));
        ErrorRecord error = Assert.Single(_session.Errors);
        Assert.StartsWith(expected + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotNull(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Random_text_is_investigated_without_a_fault()
    {
        var random = new Random(5);
        for (int i = 0; i < 30; i++)
        {
            char[] text = new char[random.Next(1, 3000)];
            for (int c = 0; c < text.Length; c++) text[c] = (char)random.Next(1, random.Next(2) == 0 ? 128 : 0xD800);
            _session.Invoke("$text = @($input)[0]; Invoke-BugInvestigation $text", new string(text));
            Assert.DoesNotContain(_session.Errors, error => error.FullyQualifiedErrorId.StartsWith("InternalError", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Shows_the_investigation_as_a_page()
    {
        string shown = _session.Render($"Invoke-BugInvestigation @'\n{Trace}\n'@ -Severity 2");
        foreach (string part in (string[])["KNOWN ALREADY", "WHAT FAILED", "WHERE TO LOOK", "NOT KNOWN", "NEXT", "Cart.cs:3"])
            Assert.Contains(part, shown, StringComparison.Ordinal);
    }

    private static string Text(PSObject of, string property) => of.Properties[property].Value?.ToString() ?? "";

    private static IReadOnlyList<PSObject> Items(PSObject of, string property) =>
        [.. LanguagePrimitives.GetEnumerable(of.Properties[property].Value).Cast<object>().Select(PSObject.AsPSObject)];
}
