using VtOperate.Core.Code;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.History.Causes;
using VtOperate.Core.Traces;
using VtOperate.Engine.History;
using VtOperate.Engine.Storage;

namespace VtOperate.Engine.Tests.History;

public sealed class RootCauseTracerTests
{
    private const string Limits = "namespace Shop;\n\npublic static class Limits\n{\n    public static int Check(string text, int most)\n    {\n        if (text is null) throw new System.ArgumentException(\"no limit\");\n        return int.Parse(text);\n    }\n}\n";
    private const string Cart = "namespace Shop;\n\npublic sealed class Cart\n{\n    public void Add(string item, IConfiguration config)\n    {\n        var quota = config[\"cart:quota\"];\n        int limit = Limits.Check(\n            quota,\n            most: 10);\n    }\n}\n";

    private const string Trace = "System.ArgumentException: no limit\n   at Shop.Limits.Check(String text, Int32 most) in /home/runner/work/shop/shop/src/Limits.cs:line 7\n   at Shop.Cart.Add(String item, IConfiguration config) in /home/runner/work/shop/shop/src/Cart.cs:line 8\n   at System.Threading.ThreadPoolWorkQueue.Dispatch()\n   at Program.<Main>$(String[] args) in /home/runner/work/shop/shop/src/Program.cs:line 1\n";

    [Fact]
    public void A_value_is_followed_from_the_failing_line_to_the_setting_it_was_read_from()
    {
        using var made = new TestRepository();
        ObjectId first = made.Commit("Check limits", ("src/Limits.cs", Limits), ("src/Program.cs", "new Cart().Add(args[0], configuration);\n"));
        ObjectId second = made.Commit("Take the quota from the settings", ("src/Cart.cs", Cart));
        RootCauseChain chain = One(made, Trace);

        Assert.Equal("System.ArgumentException: no limit", chain.Symptom);
        Assert.Equal(["src/Limits.cs:7", "src/Cart.cs:8", "src/Cart.cs:7"], chain.Links.Select(link => $"{link.File}:{link.Line}"));
        Assert.Equal([CauseLinkKind.Failure, CauseLinkKind.Caller, CauseLinkKind.Assignment], chain.Links.Select(link => link.Kind));
        Assert.Equal([LinkCertainty.Verified, LinkCertainty.Verified, LinkCertainty.Assumed], chain.Links.Select(link => link.Certainty));
        Assert.Equal(["text", "quota", "config[\"cart:quota\"]"], chain.Links.Select(link => link.Expression));
        Assert.Equal([first.ToString(), second.ToString(), second.ToString()], chain.Links.Select(link => link.Sha));
        Assert.Equal(ValueKind.Configuration, chain.Trigger!.Origin);
        Assert.Equal("Take the quota from the settings", chain.NewestChange!.Subject);
        Assert.Equal(1, chain.SkippedFrames);
        Assert.Equal(1, chain.FramesBeyond);
        Assert.Empty(chain.Unknowns);
    }

    [Fact]
    public void Lines_are_counted_at_the_deployed_commit_and_not_at_head()
    {
        using var made = new TestRepository();
        ObjectId deployed = made.Commit("Check limits", ("src/Limits.cs", Limits), ("src/Cart.cs", Cart), ("src/Program.cs", "new Cart().Add(args[0], configuration);\n"));
        made.Git.Refs.Add("refs/tags/v1", deployed.ToString());
        made.Commit("Say what it is", ("src/Limits.cs", "// Limits of carts.\n// They come from the settings.\n// All of them.\n// Really.\n" + Limits.Replace("Limits\n{\n", "Limits\n{\n    public static int Most() => 3;\n\n", StringComparison.Ordinal)), ("src/Cart.cs", null), ("src/Shop/Cart.cs", Cart));

        RootCauseChain at = One(made, Trace, "v1");
        Assert.Equal(deployed.ToString(), at.Revision);
        Assert.Equal(LinkCertainty.Verified, at.Links[0].Certainty);
        Assert.Contains("throw new", at.Links[0].Code, StringComparison.Ordinal);
        Assert.Equal(deployed.ToString(), at.Links[0].Sha);
        Assert.Equal("src/Cart.cs", at.Links[1].File);

        // At head the line is in another function: said, and never taken for the place.
        RootCauseChain head = One(made, Trace);
        Assert.Equal(LinkCertainty.Assumed, head.Links[0].Certainty);
        Assert.Null(head.Links[0].Line);
        Assert.Contains("-At", head.Links[0].Reason, StringComparison.Ordinal);
        Assert.Null(head.Trigger);
    }

    [Fact]
    public void A_file_that_was_renamed_since_is_found_and_the_link_says_so()
    {
        using var made = new TestRepository();
        made.Commit("Add", ("lib/shop/price.py", "def price(item):\n    return item['net'] * 2\n"), ("lib/main.py", "x = 1\n"));
        ObjectId moved = made.Commit("Move", ("lib/shop/price.py", null), ("lib/shop/money/pricing.py", "def price(item):\n    return item['net'] * 2\n"));
        RootCauseChain chain = One(made, "Traceback (most recent call last):\n  File \"/app/lib/shop/price.py\", line 2, in price\n    return item['net'] * 2\nKeyError: 'net'\n");
        CauseLink link = Assert.Single(chain.Links);
        Assert.Equal("lib/shop/money/pricing.py", link.File);
        Assert.Equal(LinkCertainty.Assumed, link.Certainty);
        Assert.Contains(link.Evidence, one => one.Kind == "Renamed" && one.Sha == moved.ToString());
    }

    [Fact]
    public void Of_files_that_are_called_the_same_only_one_that_fits_is_taken()
    {
        const string One = "def total(items):\n    return sum(items)\n", Two = "def count(items):\n    return len(items)\n";
        const string Text = "Traceback (most recent call last):\n  File \"/srv/x/util.py\", line 2, in total\n    return sum(items)\nTypeError: unsupported\n";
        using var made = new TestRepository();
        made.Commit("Add", ("a/util.py", One), ("b/util.py", Two));
        CauseLink chosen = Assert.Single(RootCauseTracerTests.One(made, Text).Links);
        Assert.Equal(("a/util.py", LinkCertainty.Assumed), (chosen.File, chosen.Certainty));

        made.Commit("Copy", ("b/util.py", One));
        RootCauseChain chain = RootCauseTracerTests.One(made, Text);
        CauseLink unknown = Assert.Single(chain.Links);
        Assert.Equal(LinkCertainty.Unknown, unknown.Certainty);
        Assert.Null(unknown.File);
        Assert.Contains("any of 2 files: a/util.py, b/util.py", Assert.Single(chain.Unknowns), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_beyond_the_end_and_a_file_that_never_was_are_said()
    {
        using var made = new TestRepository();
        made.Commit("Add", ("src/a.js", "function one() {\n  return 1;\n}\n"));
        RootCauseChain chain = One(made, "Error: x\n    at two (/app/src/a.js:90:3)\n    at other (/app/src/b.js:1:1)\n    at more (/app/src/c.js:1:1)\n");
        Assert.Equal(2, chain.Links.Count);
        Assert.All(chain.Links, link => Assert.Equal(LinkCertainty.Unknown, link.Certainty));
        Assert.Contains("src/a.js: line 90 lies beyond its end, it has 3 lines", chain.Unknowns[0], StringComparison.Ordinal);
        Assert.Contains("2 frames in a row are not of this repository", chain.Unknowns[1], StringComparison.Ordinal);
        Assert.Null(chain.Trigger);
        Assert.Null(chain.NewestChange);
    }

    [Fact]
    public void A_minified_place_is_led_back_by_the_map_beside_it()
    {
        using var made = new TestRepository();
        made.Commit("Add",
            ("web/src/cart.js", "export function total(cart) {\n  return cart.items.length;\n}\n"),
            ("web/dist/app.min.js", "function a(b){return b.items.length}\n"),
            ("web/dist/app.min.js.map", "{\"version\":3,\"sources\":[\"../src/cart.js\"],\"names\":[],\"mappings\":\"AAAO,gBACL\"}"));
        RootCauseChain chain = One(made, "TypeError: Cannot read properties of undefined (reading 'length')\n    at a (https://shop.example/dist/app.min.js:1:20)\n");
        CauseLink link = Assert.Single(chain.Links);
        Assert.Equal(("web/src/cart.js", 2, LinkCertainty.Assumed), (link.File, link.Line!.Value, link.Certainty));
        Assert.Equal("cart.items", link.Expression);
        Assert.Contains(link.Evidence, one => one.Kind == "SourceMap");
    }

    [Fact]
    public void The_innermost_cause_begins_the_chain_and_recursion_is_kept_once()
    {
        using var made = new TestRepository();
        made.Commit("Add", ("app/src/main/java/com/acme/Walk.java", "package com.acme;\n\npublic class Walk {\n    int down(Node node) {\n        return down(node.next());\n    }\n\n    void start() {\n        try {\n            down(null);\n        } catch (RuntimeException e) {\n            throw new IllegalStateException(\"walk\", e);\n        }\n    }\n}\n"));
        RootCauseChain chain = One(made, "java.lang.IllegalStateException: walk\n\tat com.acme.Walk.start(Walk.java:12)\n\tat com.acme.Main.main(Main.java:3)\nCaused by: java.lang.NullPointerException: Cannot invoke \"com.acme.Node.next()\" because \"node\" is null\n\tat com.acme.Walk.down(Walk.java:5)\n\tat com.acme.Walk.down(Walk.java:5)\n\tat com.acme.Walk.down(Walk.java:5)\n\tat com.acme.Walk.start(Walk.java:10)\n\t... 1 more\n");
        Assert.StartsWith("java.lang.IllegalStateException", chain.Symptom, StringComparison.Ordinal);
        Assert.Equal("java.lang.NullPointerException", chain.Type);
        Assert.Equal(3, chain.Links[0].Repeats);
        Assert.Equal("node", chain.Links[0].Expression);
        Assert.Equal("app/src/main/java/com/acme/Walk.java", chain.Links[0].File);
        Assert.Equal((10, "null", ValueKind.Literal), (chain.Trigger!.Line!.Value, chain.Trigger.Expression, chain.Trigger.Origin));
    }

    [Fact]
    public void A_default_that_the_caller_left_is_where_the_value_is_born()
    {
        using var made = new TestRepository();
        made.Commit("Add", ("shop.py", "def page(size=0):\n    return 10 / size\n\n\ndef show():\n    return page()\n"));
        RootCauseChain chain = One(made, "Traceback (most recent call last):\n  File \"shop.py\", line 6, in show\n    return page()\n  File \"shop.py\", line 2, in page\n    return 10 / size\nZeroDivisionError: division by zero\n");
        Assert.Equal(CauseLinkKind.DefaultValue, chain.Trigger!.Kind);
        Assert.Equal("0", chain.Trigger.Expression);
    }

    [Fact]
    public void A_line_that_does_not_call_what_was_called_is_not_verified()
    {
        using var made = new TestRepository();
        made.Commit("Add", ("a.py", "def low(x):\n    return 1 / x\n\n\ndef high(y):\n    z = y + 1\n    # nothing\n    return low(z)\n"));
        string text(int line) => $"Traceback (most recent call last):\n  File \"a.py\", line {line}, in high\n    return low(z)\n  File \"a.py\", line 2, in low\n    return 1 / x\nZeroDivisionError: division by zero\n";
        RootCauseChain right = One(made, text(8)), moved = One(made, text(6)), comment = One(made, text(7));
        Assert.Equal(LinkCertainty.Verified, right.Links[1].Certainty);
        Assert.Equal("y + 1", right.Links[2].Expression);
        Assert.Equal(LinkCertainty.Assumed, moved.Links[1].Certainty);
        Assert.Contains("nothing called low stands at line 6", moved.Links[1].Reason, StringComparison.Ordinal);
        Assert.Equal((LinkCertainty.Assumed, (int?)null), (comment.Links[1].Certainty, comment.Links[1].Line));
        Assert.Null(moved.Trigger);
    }

    [Fact]
    public void A_value_that_is_assigned_from_the_call_itself_is_followed_from_before()
    {
        using var made = new TestRepository();
        made.Commit("Add", ("A.java", "class A {\n    void run(Object[] args) {\n        args = pack(args);\n    }\n\n    Object[] pack(Object[] given) {\n        return given.clone();\n    }\n\n    static void main() {\n        run(load());\n    }\n}\n"));
        RootCauseChain chain = One(made, "java.lang.NullPointerException: because \"given\" is null\n\tat A.pack(A.java:7)\n\tat A.run(A.java:3)\n\tat A.main(A.java:11)\n");
        Assert.Equal(["given", "args", "load()"], chain.Links.Select(link => link.Expression));
        Assert.Equal(ValueKind.Call, chain.Trigger!.Origin);
    }

    [Fact]
    public void What_was_given_to_code_of_others_is_followed_and_no_function_among_it()
    {
        using var made = new TestRepository();
        made.Commit("Add", ("web/index.js", "app.get('/', function (req, res) {\n  var file = local\n    ? req.params.file\n    : fallback;\n  res.download('x', file, function (err) {\n    next(err);\n  });\n});\n"));
        RootCauseChain chain = One(made, "TypeError: bad\n    at ServerResponse.download (/app/node_modules/express/lib/response.js:486:15)\n    at /app/web/index.js:5:7\n    at Layer.handle (/app/node_modules/router/lib/layer.js:152:17)\n");
        Assert.Equal(["file", "local ? req.params.file : fallback"], chain.Links.Select(link => link.Expression));
        Assert.Equal(2, chain.SkippedFrames);
        Assert.NotNull(chain.Trigger);
    }

    [Fact]
    public void Several_traces_are_answered_by_one_reader()
    {
        using var made = new TestRepository();
        made.Commit("Add", ("src/Limits.cs", Limits), ("src/Cart.cs", Cart));
        using RootCauseTracer tracer = Open(made);
        RootCauseChain[] chains = [.. StackTraceReader.Read((Trace + "\n2024-01-01 something else\n" + Trace).Split('\n')).Select(trace => tracer.Trace(trace))];
        Assert.Equal(2, chains.Length);
        Assert.Equal(chains[0].Links.Select(link => link.ToString()), chains[1].Links.Select(link => link.ToString()));
    }

    [Fact]
    public void What_cannot_be_opened_is_an_error_with_its_id()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(ErrorId.RepositoryNotFound, Failure(() => Open(folder.Path)));
        using var empty = new TestRepository();
        Assert.Equal(ErrorId.HistoryEmpty, Failure(() => Open(empty)));
        empty.Commit("Add", ("a.txt", "a\n"));
        Assert.Equal(ErrorId.RevisionNotFound, Failure(() => Open(empty, "v9")));
        string map = Path.Combine(folder.Path, "a.map");
        File.WriteAllText(map, "{}");
        Assert.Equal(ErrorId.SourceMapInvalid, Failure(() => Open(empty, null, map)));
    }

    private static ErrorId Failure(Func<RootCauseTracer> open) => Assert.Throws<OperationException>(() => open().Dispose()).Id;

    private static RootCauseChain One(TestRepository made, string text, string? at = null)
    {
        using RootCauseTracer tracer = Open(made, at);
        return tracer.Trace(Assert.Single(StackTraceReader.Read(text.Split('\n'))));
    }

    private static RootCauseTracer Open(TestRepository made, string? at = null, params string[] maps) => RootCauseTracer.Open(new GitFinder(), new FileStore(), made.Path, at, maps, CancellationToken.None);

    private static RootCauseTracer Open(string folder) => RootCauseTracer.Open(new GitFinder(), new FileStore(), folder, null, [], CancellationToken.None);
}
