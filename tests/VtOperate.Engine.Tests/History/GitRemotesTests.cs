using System.Diagnostics;
using LibGit2Sharp;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Engine.History;
using VtOperate.Tests.Web;

namespace VtOperate.Engine.Tests.History;

public sealed class GitRemotesTests : IDisposable
{
    private readonly FakeServer _silent = new((_, _) => FakeServer.Nothing);
    private readonly TemporaryFolder _folder = new();

    public GitRemotesTests()
    {
        Repository.Init(_folder.Path);
        using var repository = new Repository(_folder.Path);
        repository.Network.Remotes.Add("origin", _silent.Address);
        var ann = new Signature("Ann", "ann@example.org", DateTimeOffset.UnixEpoch);
        repository.Refs.Add("refs/heads/operations", repository.Commit("Begin", ann, ann, new CommitOptions { AllowEmptyCommit = true }).Id);
    }

    public void Dispose()
    {
        _silent.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_server_that_says_nothing_is_an_error_after_a_while()
    {
        var remotes = new GitRemotes(TimeSpan.FromSeconds(1));
        var clock = Stopwatch.StartNew();

        OperationException fetched = Assert.Throws<OperationException>(() => remotes.Fetch(_folder.Path, "origin", "operations", null, default));
        OperationException pushed = Assert.Throws<OperationException>(() => remotes.Push(_folder.Path, "origin", "operations", null, default));

        Assert.Equal([ErrorId.RemoteFailed, ErrorId.RemoteFailed], [fetched.Id, pushed.Id]);
        Assert.Contains("said nothing for 1 seconds", fetched.Message, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 2, 30);
    }

    [Fact]
    public void Whoever_stops_does_not_wait_for_a_server_that_says_nothing()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var clock = Stopwatch.StartNew();

        Assert.ThrowsAny<OperationCanceledException>(() => new GitRemotes().Fetch(_folder.Path, "origin", "operations", null, stop.Token));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
    }

    [Fact]
    public void Whoever_has_stopped_already_reaches_no_server()
    {
        Assert.ThrowsAny<OperationCanceledException>(() => new GitRemotes().Push(_folder.Path, "origin", "operations", new RemoteCredential("token", "x"), new CancellationToken(canceled: true)));
        Assert.Empty(_silent.Requests);
    }
}
