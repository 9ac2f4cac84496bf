using System.Text;
using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.Specs;
using VtOperate.Core.Specs.Editing;
using VtOperate.Core.Workspace;
using VtOperate.Engine.Tests.History;

namespace VtOperate.Engine.Tests.Specs.Editing;

public sealed class SpecUpdaterTests : IDisposable
{
    private const string Spec = "# Cart\n\n## Requirements\n\n- **FR-001**: A voucher counts twice.\n- **FR-002**: Mail goes out.\n";
    private const string Done = "- [x] T001 Build\n- [x] T002 Test\n", Open = "- [x] T001 Build\n- [ ] T002 Test\n";

    private readonly TestRepository _repository = new();
    private readonly EngineRoot _engine = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Bytes_that_are_not_meant_stay_whatever_they_are()
    {
        Make([(".specify/x", "x")]);
        byte[] before = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("# Cart  \r\n\r\nBytes "), 0xFF, 0xC3, .. Encoding.UTF8.GetBytes(" stay\t\r\n- **FR-001**: Old.  \r\n- **FR-002**: Two.")];
        byte[] after = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("# Cart  \r\n\r\nBytes "), 0xFF, 0xC3, .. Encoding.UTF8.GetBytes(" stay\t\r\n- **FR-001**: New.  \r\n- **FR-002**: Two.\r\n- **FR-003**: Three.")];
        string file = Write("specs/001-cart/spec.md", before);
        var update = new SpecUpdate { Requirement = "001-cart#FR-001", Text = "New.", Add = ["Three."] };
        SpecChange plan = Updater().Plan(_repository.Path, update, default);
        Assert.Equal(SpecChangeAction.Planned, plan.Action);
        Assert.Equal(before, File.ReadAllBytes(file));
        SpecChange change = Updater().Write(_repository.Path, update, default);
        Assert.Equal(SpecChangeAction.Updated, change.Action);
        Assert.Equal(["001-cart#FR-001", "001-cart#FR-003"], change.Requirements);
        Assert.Equal(plan.Patch, change.Patch);
        Assert.Equal(after, File.ReadAllBytes(file));
        DateTime written = File.GetLastWriteTimeUtc(file);
        Assert.Equal(SpecChangeAction.Unchanged, Updater().Write(_repository.Path, update, default).Action);
        Assert.Equal(written, File.GetLastWriteTimeUtc(file));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_file_in_utf_16_stays_one_and_its_patch_can_be_read(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        Make([(".specify/x", "x")]);
        string file = Write("specs/001-cart/spec.md", [.. encoding.Preamble, .. encoding.GetBytes("# Carts of Zoë\r\n\r\n- **FR-001**: Old.\r\n- **FR-002**: Two.")]);

        SpecChange change = Updater().Write(_repository.Path, new SpecUpdate { Requirement = "001-cart#FR-001", Text = "New." }, default);

        Assert.Equal([.. encoding.Preamble, .. encoding.GetBytes("# Carts of Zoë\r\n\r\n- **FR-001**: New.\r\n- **FR-002**: Two.")], File.ReadAllBytes(file));
        Assert.Contains("\n # Carts of Zoë\r\n \r\n-- **FR-001**: Old.\r\n+- **FR-001**: New.\r\n", change.Patch, StringComparison.Ordinal);
    }

    [GitFact]
    public void The_patch_of_a_plan_is_what_the_update_does()
    {
        Make([(".specify/x", "x"), ("specs/001-cart/spec.md", Spec.Replace("\n", "\r\n", StringComparison.Ordinal).TrimEnd()), ("specs/001-cart/tasks.md", Open)]);
        var update = new SpecUpdate { Requirement = "001-cart#FR-001", Text = "Once.", Bug = "BUG-0003", Question = "Why?", Answer = "So.", Tasks = ["Count once"] };
        string patch = Path.Combine(_repository.Path, "a.patch");
        File.WriteAllText(patch, Updater().Plan(_repository.Path, update, default).Patch);
        GitFactAttribute.Run("-C", _repository.Path, "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", patch);
        byte[][] applied = Read();
        _repository.CheckOut();
        SpecChange change = Updater().Write(_repository.Path, update, default);
        Assert.Equal(["updated: specs/001-cart/spec.md", "updated: specs/001-cart/tasks.md"], change.Files.Select(file => file.ToString()));
        Assert.Equal(["T003"], change.Tasks);
        Assert.Equal(applied, Read());

        byte[][] Read() => [.. ((string[])["spec.md", "tasks.md"]).Select(name => File.ReadAllBytes(Path.Combine(_repository.Path, "specs/001-cart", name)))];
    }

    [Fact]
    public void An_id_of_an_earlier_commit_is_not_used_again()
    {
        _repository.Commit("One", (".specify/x", "x"), ("specs/001-cart/spec.md", Spec + "- **FR-003**: Gone later.\n"));
        Make([("specs/001-cart/spec.md", Spec)]);
        SpecChange change = Updater().Write(_repository.Path, new SpecUpdate { Feature = "1", Add = ["Carts are kept."] }, default);
        Assert.Equal(["001-cart#FR-004"], change.Requirements);
        Assert.Equal(Spec + "- **FR-004**: Carts are kept.\n", File.ReadAllText(Path.Combine(_repository.Path, "specs/001-cart/spec.md")));
    }

    [Fact]
    public void Where_built_features_are_history_a_new_one_is_proposed_and_nothing_is_written()
    {
        History(changedAfter: 0);
        byte[] before = File.ReadAllBytes(Path.Combine(_repository.Path, "specs/001-a/spec.md"));
        SpecChange change = Updater().Write(_repository.Path, new SpecUpdate { Requirement = "001-a#FR-001", Text = "A voucher counts once.", Bug = "BUG-0003" }, default);
        Assert.Equal(SpecChangeAction.Proposed, change.Action);
        Assert.Equal("006-a-voucher-counts-once", change.Proposal!.Feature);
        Assert.Equal("specs/006-a-voucher-counts-once/spec.md", change.Proposal.File);
        Assert.Equal("**Supersedes**: 001-a#FR-001 (BUG-0003)", change.Proposal.Note);
        RequirementText demanded = Assert.Single(RequirementReader.Read(change.Proposal.Text, default));
        Assert.Equal(("FR-001", "A voucher counts once."), (demanded.Id, demanded.Text));
        Assert.Contains("0 of 4 built features", Assert.Single(change.Notes), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(_repository.Path, "specs/001-a/spec.md")));
        Assert.False(Directory.Exists(Path.Combine(_repository.Path, "specs/006-a-voucher-counts-once")));

        // What is still being built may be written, and the configuration comes before history.
        Assert.Equal(SpecChangeAction.Updated, Updater().Write(_repository.Path, new SpecUpdate { Requirement = "005-open#FR-001", Text = "Once." }, default).Action);
        File.WriteAllText(Path.Combine(_repository.Path, ".vtoperate.yml"), "specs:\n  persistence: living-spec\n");
        Assert.Equal(SpecChangeAction.Updated, Updater().Write(_repository.Path, new SpecUpdate { Requirement = "001-a#FR-001", Text = "Once." }, default).Action);
    }

    [Fact]
    public void Where_specifications_were_changed_after_the_work_they_are_changed()
    {
        History(changedAfter: 1);
        PersistenceMode mode = new PersistenceReader(_engine).Read(Configuration(), Project(), default);
        Assert.Equal((SpecPersistence.LivingSpec, 4, 1), (mode.Kind, mode.Built, mode.ChangedAfter));
        Assert.Equal(SpecChangeAction.Updated, Updater().Write(_repository.Path, new SpecUpdate { Requirement = "001-a#FR-001", Text = "Once." }, default).Action);
    }

    [Fact]
    public void A_specification_that_is_only_laid_out_anew_was_not_changed()
    {
        History(changedAfter: 0);
        _repository.Commit("Layout", ("specs/001-a/spec.md", Spec.Replace("- **", "* **", StringComparison.Ordinal) + "\nMore words.\n"));
        PersistenceMode mode = new PersistenceReader(_engine).Read(Configuration(), Project(), default);
        Assert.Equal((SpecPersistence.FlowForward, 4, 0), (mode.Kind, mode.Built, mode.ChangedAfter));
    }

    [Fact]
    public void Two_built_features_say_nothing()
    {
        Make([(".specify/x", "x"), ("specs/001-a/spec.md", Spec), ("specs/001-a/tasks.md", Done), ("specs/002-b/spec.md", Spec), ("specs/002-b/tasks.md", Done)]);
        Assert.Equal(SpecPersistence.Unknown, new PersistenceReader(_engine).Read(Configuration(), Project(), default).Kind);
    }

    [Theory]
    [InlineData("009-none#FR-001", ErrorId.RecordNotFound)]
    [InlineData("001-a#FR-009", ErrorId.RecordNotFound)]
    [InlineData("FR-001", ErrorId.ValueNotAllowed)]
    [InlineData("001-a#Voucher", ErrorId.ValueNotAllowed)]
    [InlineData("FR-777", ErrorId.RecordNotFound)]
    public void A_name_that_is_not_certain_is_refused(string requirement, ErrorId id)
    {
        Make([(".specify/x", "x"), ("specs/001-a/spec.md", Spec), ("specs/002-b/spec.md", Spec.Replace("FR-002", "FR-022", StringComparison.Ordinal))]);
        Assert.Equal(id, Assert.Throws<OperationException>(() => Updater().Plan(_repository.Path, new SpecUpdate { Requirement = requirement, Text = "New." }, default)).Id);
        Assert.Equal("002-b", Updater().Plan(_repository.Path, new SpecUpdate { Requirement = "fr-022", Text = "New." }, default).Feature);
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        Make([(".specify/x", "x"), ("specs/001-a/spec.md", Spec), ("specs/001-a/plan.md", "x")]);
        foreach (SpecUpdate update in (SpecUpdate[])[new() { Feature = "1" }, new() { Feature = "1", Text = "x" }, new() { Requirement = "1#FR-001", Retire = true }, new() { Feature = "1", Question = "x" }])
            Assert.Equal(ErrorId.InputMissing, Assert.Throws<OperationException>(() => Updater().Plan(_repository.Path, update, default)).Id);
        Assert.Equal(ErrorId.PathNotFound, Assert.Throws<OperationException>(() => Updater().Plan(_repository.Path, new SpecUpdate { Feature = "1", Tasks = ["x"] }, default)).Id);
        Directory.Delete(Path.Combine(_repository.Path, ".specify"), recursive: true);
        Assert.Equal(ErrorId.RecordNotFound, Assert.Throws<OperationException>(() => Updater().Plan(_repository.Path, new SpecUpdate { Feature = "1", Add = ["x"] }, default)).Id);
    }

    [Fact]
    public void A_secret_is_neither_written_nor_shown()
    {
        string key = "gh" + "p_" + new string('a', 36);
        Make([(".specify/x", "x"), ("specs/001-a/spec.md", Spec)]);
        SpecChange change = Updater().Write(_repository.Path, new SpecUpdate { Requirement = "1#FR-001", Text = "The key is " + key }, default);
        Assert.DoesNotContain(key, change.Patch, StringComparison.Ordinal);
        Assert.DoesNotContain(key, File.ReadAllText(Path.Combine(_repository.Path, "specs/001-a/spec.md")), StringComparison.Ordinal);
    }

    private void History(int changedAfter)
    {
        List<(string, string?)> files = [(".specify/x", "x"), ("specs/005-open/spec.md", Spec), ("specs/005-open/tasks.md", Open)];
        foreach (string name in (string[])["001-a", "002-b", "003-c", "004-d"]) files.AddRange([($"specs/{name}/spec.md", Spec), ($"specs/{name}/tasks.md", Open)]);
        _repository.Commit("Specify", [.. files]);
        _repository.Commit("Build", [.. ((string[])["001-a", "002-b", "003-c", "004-d"]).Select(name => ($"specs/{name}/tasks.md", (string?)Done))]);
        if (changedAfter > 0) _repository.Commit("Change", ("specs/002-b/spec.md", Spec.Replace("twice", "once", StringComparison.Ordinal)));
        Make([("README.md", "x")]);
    }

    private void Make((string, string?)[] files)
    {
        _repository.Commit("Files", files);
        _repository.CheckOut();
    }

    private string Write(string relative, byte[] content)
    {
        string file = Path.Combine(_repository.Path, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
        return file;
    }

    private OperationConfiguration Configuration() => new ConfigurationReader(_engine).Read(_repository.Path, new SilentReporter(), default);

    private SpecProject Project() => SpecProject.Find(_engine, _repository.Path, _repository.Path, default)!;

    private SpecUpdater Updater() => new(_engine, Configuration(), TimeProvider.System);
}
