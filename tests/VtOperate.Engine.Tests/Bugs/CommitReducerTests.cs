using VtOperate.Core;
using VtOperate.Core.Bugs.Reduction;
using VtOperate.Core.Bugs.Reduction.Differences;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Engine.Tests.History;

namespace VtOperate.Engine.Tests.Bugs;

public sealed class CommitReducerTests
{
    [Fact]
    public void Of_a_merge_the_hunks_that_it_brought_to_its_first_parent_are_left()
    {
        using var made = new TestRepository();
        ObjectId first = made.Commit("first", ("value.txt", "0 fine"), ("notes.txt", "a\n"));
        ObjectId side = made.Commit("side", [first], ("value.txt", "1 broken"), ("notes.txt", "b\n"));
        ObjectId main = made.Commit("main", [first], ("other.txt", "x\n"));
        ObjectId merge = made.Commit("merge", [main, side], ("value.txt", "1 broken"), ("notes.txt", "b\n"));
        made.CheckOut();

        MinimalReproduction found = Reduce(made, merge);

        Assert.Equal(["value.txt/@@ -1 +1 @@"], found.Items);
        Assert.Equal(2, found.SizeBefore);
        Assert.Contains(found.Notes, note => note.StartsWith($"{merge.ToString()[..10]} is a merge: these are hunks that it brought to its first parent {main.ToString()[..10]}.", StringComparison.Ordinal));
        Assert.Equal(ErrorId.ValueNotAllowed, Assert.Throws<OperationException>(() => Reduce(made, first)).Id);
    }

    private static MinimalReproduction Reduce(TestRepository made, in ObjectId commit) =>
        new CommitReducer(new EngineRoot(), new SilentReporter()).Reduce(made.Path, commit.ToString(), new ToldProbe(), new ReductionOptions { Folder = made.Path }, default);
}
