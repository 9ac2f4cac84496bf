namespace VtOperate.Core.Traces;

/// <summary>
/// Tells the user's own code from that of runtimes, frameworks and packages, by names and paths that are known. A frame that was found in
/// the repository is the user's whatever it is called; <see cref="TracePathMapper"/> sees to that.
/// </summary>
internal static class FrameOrigin
{
    private static readonly string[] s_dotNet =
    [
        "System.", "Microsoft.", "MS.", "Windows.", "Mono.", "Interop.", "Internal.", "Newtonsoft.", "Xunit.", "NUnit.", "Castle.", "Moq.", "Serilog.", "NLog.", "Autofac.", "Dapper.",
        "Npgsql.", "MySql.", "MySqlConnector.", "Polly.", "MediatR.", "FluentValidation.", "FluentAssertions.", "AutoMapper.", "StackExchange.", "RabbitMQ.", "MassTransit.", "Hangfire.", "Quartz.",
        "Azure.", "Amazon.", "Grpc.", "Google.Protobuf.", "Swashbuckle.", "OpenTelemetry.", "LibGit2Sharp.", "YamlDotNet.", "Unity.", "UnityEngine.", "FSharp.", "CallSite.", "DynamicClass.", "lambda_method",
    ];

    private static readonly string[] s_java =
    [
        "java.", "javax.", "jakarta.", "jdk.", "sun.", "com.sun.", "kotlin.", "kotlinx.", "scala.", "groovy.", "clojure.", "org.springframework.", "org.apache.", "org.hibernate.", "org.eclipse.",
        "org.jboss.", "org.mortbay.", "org.codehaus.", "org.gradle.", "org.junit.", "junit.", "org.testng.", "org.mockito.", "org.hamcrest.", "org.assertj.", "org.slf4j.", "ch.qos.logback.", "io.netty.", "io.vertx.", "io.micronaut.",
        "io.quarkus.", "io.grpc.", "io.reactivex.", "reactor.", "rx.", "akka.", "com.google.common.", "com.google.protobuf.", "com.fasterxml.", "com.zaxxer.", "com.mysql.", "org.postgresql.", "oracle.",
        "okhttp3.", "okio.", "retrofit2.", "android.", "androidx.", "com.android.", "dalvik.", "libcore.", "$Proxy",
    ];

    private static readonly string[] s_packagePaths =
    [
        "/node_modules/", "/bower_components/", "/site-packages/", "/dist-packages/", "/~/", "/.nuget/packages/", "/jspm_packages/", "/.pnpm/", "/.yarn/", "/webpack/runtime/", "/webpack/bootstrap",
        "/vendor/", "/gems/", "/lib/ruby/", "/go/pkg/mod/", "/.cargo/registry/", "/rustc/", "/.pub-cache/", "/.rustup/", "/deps/",
        "/usr/share/dotnet/", "/usr/lib/dotnet/", "/windowspowershell/v1.0/modules/", "/microsoft/powershell/7/modules/", "/powershell/7/modules/",
    ];

    private static readonly string[] s_scriptSchemes =
        ["node:", "internal/", "[native code]", "native", "<anonymous>", "electron/", "deno:", "ext:", "bun:", "chrome-extension://", "moz-extension://", "safari-extension://", "resource://", "chrome://", "wasm:", "eval code"];

    // The files of Node before version 16, which had no scheme and no folder.
    private static readonly string[] s_nodeFiles =
    [
        "assert.js", "async_hooks.js", "buffer.js", "child_process.js", "cluster.js", "dgram.js", "dns.js", "domain.js", "events.js", "fs.js", "http.js", "https.js", "module.js", "net.js", "node.js", "path.js",
        "process.js", "readline.js", "repl", "repl.js", "stream.js", "_stream_readable.js", "_stream_writable.js", "_stream_transform.js", "_stream_duplex.js", "_http_client.js", "_http_server.js",
        "_http_common.js", "_http_outgoing.js", "_tls_wrap.js", "timers.js", "tls.js", "tty.js", "url.js", "util.js", "vm.js", "zlib.js", "bootstrap_node.js",
    ];

    private static readonly string[] s_erlang = [":erlang.", ":gen_server.", ":gen_statem.", ":proc_lib.", ":supervisor.", ":erl_eval.", "Task.Supervised.", "gen_server:", "proc_lib:", "erlang:", "erl_eval:", "Enum.", "GenServer."];

    private static readonly string[] s_rust = ["std::", "core::", "alloc::", "<std::", "<core::", "<alloc::", "rust_begin_unwind", "rust_panic", "__rust_", "_rust_", "__rustc", "tokio::", "backtrace::"];

    /// <summary>Whether a frame, as far as its own text says, is the user's.</summary>
    internal static bool IsUserCode(TraceLanguage language, TraceFrame frame)
    {
        if (frame.File is { } file && IsPackageFile(language, file)) return false;
        if (frame.Function is { } function && IsPackageName(language, function)) return false;
        if (language == TraceLanguage.Ruby && (frame.Module is not null || frame.File is ['<', ..])) return false;
        if (language == TraceLanguage.Dart && frame.File is { } library && (library.StartsWith("dart:", StringComparison.Ordinal) || library.StartsWith("package:flutter/", StringComparison.Ordinal))) return false;
        if (language == TraceLanguage.Go && frame.File is { } source && IsGoLibrary(source)) return false;
        if (language == TraceLanguage.Native && frame.File is null) return false;
        if (frame.Module is { } module && (module.StartsWith("java.", StringComparison.Ordinal) || module.StartsWith("jdk.", StringComparison.Ordinal))) return false;
        return frame.File is not null || (frame.Function is not null && language != TraceLanguage.JavaScript);
    }

    /// <summary>Whether a file is one of a package or of the runtime.</summary>
    internal static bool IsPackageFile(TraceLanguage language, string file)
    {
        if (file.StartsWith("<frozen ", StringComparison.Ordinal)) return true;
        if (language == TraceLanguage.JavaScript && (StartsWithAny(file, s_scriptSchemes) || Array.IndexOf(s_nodeFiles, file) >= 0)) return true;
        string path = "/" + file.Replace('\\', '/');
        foreach (string part in s_packagePaths)
        {
            if (path.Contains(part, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return language == TraceLanguage.Python && IsPythonLibrary(path);
    }

    /// <summary>Whether a qualified name belongs to a runtime, framework or well-known package.</summary>
    internal static bool IsPackageName(TraceLanguage language, string name) => language switch
    {
        TraceLanguage.DotNet => StartsWithAny(name, s_dotNet),
        TraceLanguage.Java => StartsWithAny(name, s_java),
        TraceLanguage.Rust => StartsWithAny(name, s_rust),
        TraceLanguage.Elixir => StartsWithAny(name, s_erlang),
        TraceLanguage.Go => name is "panic" || name.StartsWith("runtime.", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary><c>/lib/python3.12/json/decoder.py</c>, <c>C:\Python312\Lib\json\decoder.py</c>.</summary>
    private static bool IsPythonLibrary(string path)
    {
        for (int at = path.IndexOf("/python", StringComparison.OrdinalIgnoreCase); at >= 0; at = path.IndexOf("/python", at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + "/python".Length;
            while (end < path.Length && (char.IsAsciiDigit(path[end]) || path[end] is '.' or '-')) end++;
            if (end == path.Length || path[end] != '/' || end == at + "/python".Length) continue;
            if (path.AsSpan(0, at).EndsWith("/lib", StringComparison.OrdinalIgnoreCase) || path.AsSpan(end).StartsWith("/lib/", StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary><c>/usr/local/go/src/runtime/panic.go</c>, <c>C:/Program Files/Go/src/net/http/server.go</c>, <c>$GOROOT/src/...</c>.</summary>
    private static bool IsGoLibrary(string file)
    {
        string path = file.Replace('\\', '/');
        foreach (string root in (string[])["/usr/local/go/src/", "/goroot/src/", "/usr/lib/go/src/", "/Go/src/", "/libexec/src/", "/golang/go/src/"])
        {
            if (path.Contains(root, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static bool StartsWithAny(string text, string[] starts)
    {
        foreach (string start in starts)
        {
            if (text.StartsWith(start, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
