using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Tests.Storage;

public sealed class OrderedWorkTests
{
    private readonly SilentReporter _reporter = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Results_come_in_the_order_of_the_items(int count)
    {
        IEnumerable<int> results = OrderedWork.Select(Enumerable.Range(0, count), (item, _) =>
        {
            if (item % 37 == 0) Thread.Sleep(1);
            return 2 * item;
        }, _reporter, CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, count).Select(item => 2 * item), results);
    }

    [Fact]
    public void Problems_are_told_on_the_callers_thread_before_their_result()
    {
        var thread = new ThreadReporter();
        int seen = 0;
        foreach (int item in OrderedWork.Select(Enumerable.Range(0, 200), (item, said) =>
        {
            if (item % 10 == 0) said.Problem(new OperationException(ErrorId.FileUnreadable, item, $"{item}"));
            return item;
        }, thread, CancellationToken.None))
        {
            Assert.Equal((item / 10) + 1, thread.Problems.Count);
            seen++;
        }

        Assert.Equal(200, seen);
        Assert.All(thread.Threads, id => Assert.Equal(Environment.CurrentManagedThreadId, id));
    }

    [Fact]
    public void A_consumer_that_ends_early_leaves_nothing_running_and_little_read()
    {
        int running = 0, started = 0;
        foreach (int item in OrderedWork.Select(Enumerable.Range(0, 100_000), (item, _) =>
        {
            Interlocked.Increment(ref running);
            Interlocked.Increment(ref started);
            Thread.Sleep(1);
            Interlocked.Decrement(ref running);
            return item;
        }, _reporter, CancellationToken.None))
        {
            if (item == 20) break;
        }

        Assert.Equal(0, Volatile.Read(ref running));
        int after = Volatile.Read(ref started);
        Assert.InRange(after, 21, 21 + ((Environment.ProcessorCount + 2) * 32));
        Thread.Sleep(20);
        Assert.Equal(after, Volatile.Read(ref started));
    }

    [Fact]
    public void Nothing_is_read_before_somebody_asks() =>
        OrderedWork.Select(Enumerable.Range(0, 10).Select(item => item / (item - item)), (item, _) => item, _reporter, CancellationToken.None);

    [Fact]
    public void A_stop_ends_it()
    {
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (int item in OrderedWork.Select(Enumerable.Range(0, 100_000), (item, _) => item, _reporter, stop.Token))
            {
                if (item == 5) stop.Cancel();
            }
        });
    }

    [Fact]
    public void What_fails_fails_at_its_place()
    {
        var seen = new List<int>();
        FormatException fault = Assert.Throws<FormatException>(() =>
        {
            foreach (int item in OrderedWork.Select(Enumerable.Range(0, 500), (item, _) => item == 100 ? throw new FormatException("at 100") : item, _reporter, CancellationToken.None)) seen.Add(item);
        });
        Assert.Equal("at 100", fault.Message);
        Assert.All(seen, item => Assert.InRange(item, 0, 99));
    }

    private sealed class ThreadReporter : IReporter
    {
        public List<OperationException> Problems { get; } = [];

        public List<int> Threads { get; } = [];

        public void Verbose(string text) { }

        public void Warning(string text) { }

        public void Progress(string activity, string status, int percent) { }

        public void Problem(OperationException problem)
        {
            Problems.Add(problem);
            Threads.Add(Environment.CurrentManagedThreadId);
        }
    }
}
