using VtOperate.Core.Code;
using VtOperate.Core.Traces;

namespace VtOperate.Core.History.Causes;

/// <summary>
/// Finds the place of a frame at the deployed commit, and says how certain it is: verified only where one file fits, and the function at the line is called as the frame says.
/// A place that does not fit is never taken for one that does.
/// </summary>
internal sealed class FrameSites(DeployedFiles files, string revision)
{
    private const int MostNamed = 4;
    private const int MostCandidates = 50;

    /// <summary>The place of a call.</summary>
    internal FrameSite Find(StackCall call, CancellationToken stop)
    {
        List<Evidence> evidence = [];
        TraceFrame frame = call.Frame;
        bool isMinified = false;
        if (call.Language == TraceLanguage.JavaScript && files.Unmap(frame) is { } mapped)
        {
            evidence.Add(new Evidence("SourceMap", $"{mapped.Map} leads from {StackTraceText.Location(frame)} to {mapped.Frame.File}:{mapped.Frame.Line}"));
            isMinified = mapped.Frame.Function is { Length: <= 2 };
            frame = isMinified ? mapped.Frame with { Function = null } : mapped.Frame;
        }

        FrameName name = FrameName.Of(call.Language, frame.Function);
        FrameSite nothing = new(call, frame, LinkCertainty.Unknown, evidence);
        if (files.Mapper.Find(call.Language, frame) is { } path)
        {
            evidence.Add(new Evidence("File", $"{frame.File ?? frame.Function} is {path} at {revision}", 0, path, frame.Line));
            return At(nothing, path, name, isMinified ? "the function's name was shortened by the build" : null);
        }

        IReadOnlyList<string> candidates = files.Mapper.Candidates(call.Language, frame);
        if (candidates.Count > 0 && Chosen(nothing, candidates, name) is { } chosen) return chosen;
        if (files.Moved(call.Language, frame, stop) is { } fate) return Moved(nothing, fate, name);
        string wanted = frame.File ?? frame.Function ?? "the frame";
        if (candidates.Count == 0) return nothing with { IsAbsent = true, Reason = $"{wanted} is not there at {revision}, nor was it before" };
        if (candidates.Count == 1) return nothing with { Reason = $"{wanted} shares only its name with {candidates[0]}, whose line {frame.Line} is in no function of that name" };
        string some = string.Join(", ", candidates.Take(MostNamed)) + (candidates.Count > MostNamed ? ", ..." : "");
        return nothing with { Reason = $"{wanted} may be any of {candidates.Count} files: {some}" };
    }

    // Of files that are called the same, the one whose line is in a function of the frame's name.
    private FrameSite? Chosen(FrameSite nothing, IReadOnlyList<string> candidates, FrameName name)
    {
        if (name.Kind is not (FrameNameKind.Named or FrameNameKind.Constructor) || name.Name is null || nothing.Frame.Line is null || candidates.Count > MostCandidates) return null;
        FrameSite? found = null;
        foreach (string path in candidates)
        {
            FrameSite site = At(nothing, path, name, null);
            if (site.Certainty != LinkCertainty.Verified) continue;
            if (found is not null) return null;
            found = site;
        }

        string why = candidates.Count == 1 ? "the trace's folders are others, and it is the only file called so" : $"of {candidates.Count} files called so only this one has line {nothing.Frame.Line} in {name.Name}";
        return found is null ? null : found with { Certainty = LinkCertainty.Assumed, Reason = why };
    }

    private FrameSite Moved(FrameSite nothing, PathFate fate, FrameName name)
    {
        string sha = fate.Removal.Id.ToString();
        if (fate.MovedTo is not { } now)
        {
            List<Evidence> gone = [.. nothing.Evidence, new Evidence("Deleted", $"{fate.Path} was deleted by {sha[..8]}", 0, fate.Path, null, sha)];
            return nothing with { Evidence = gone, Reason = $"{fate.Path} was deleted by {sha[..8]}; name the commit that ran with -At" };
        }

        List<Evidence> moved = [.. nothing.Evidence, new Evidence("Renamed", $"{fate.Path} became {now} in {sha[..8]}", 0, now, null, sha)];
        FrameSite site = At(nothing with { Evidence = moved }, now, name, null);
        return site.Certainty == LinkCertainty.Verified ? site with { Certainty = LinkCertainty.Assumed, Reason = $"the trace is of a build before {fate.Path} became {now}" } : site;
    }

    private FrameSite At(FrameSite nothing, string path, FrameName name, string? doubt)
    {
        FrameSite site = nothing with { Path = path };
        if (files.Read(path) is not { } code) return site with { Reason = $"{path} is no source text at {revision}" };
        site = site with { Code = code };
        if (site.Frame.Line is not { } line) return ByName(site, code, path, name, "the trace gives no line");
        if (line < 1 || line > code.LineCount)
            return ByName(site, code, path, name, $"line {line} lies beyond its end, it has {code.LineCount} lines at {revision}: another commit ran; name it with -At");

        // Only a line with code can fail or call; a closing brace ends what was opened with it.
        if (code.MaskedLine(line).IsWhiteSpace()) return ByName(site, code, path, name, $"no code stands at line {line}: another commit ran; name it with -At");
        IReadOnlyList<CodeScope> scopes = CodeScopes.Around(code, line, path);
        CodeScope? inner = scopes.FirstOrDefault(scope => scope.IsFunction);
        string? type = scopes.FirstOrDefault(scope => scope.Kind == CodeScopeKind.Type)?.Name;
        site = site with { Line = line, Type = type };
        switch (name.Kind)
        {
            case FrameNameKind.Anonymous:
                return site with { Scope = inner, Certainty = LinkCertainty.Assumed, Reason = doubt ?? "the trace does not name the function" };
            case FrameNameKind.TopLevel:
                bool isOutside = inner is null || inner.Kind == CodeScopeKind.Lambda || scopes.All(scope => scope.Kind != CodeScopeKind.Function);
                return isOutside
                    ? site with { Certainty = doubt is null ? LinkCertainty.Verified : LinkCertainty.Assumed, Scope = inner, Reason = doubt }
                    : site with { Line = null, Code = null, Reason = $"line {line} is in {inner!.Name} and not outside of functions as the trace says: another commit ran; name it with -At" };
            default:
                if (Agreeing(scopes, name, path) is { } scope) return site with { Scope = scope.IsFunction || scope.Kind == CodeScopeKind.Member ? scope : inner, Certainty = doubt is null ? LinkCertainty.Verified : LinkCertainty.Assumed, Reason = doubt };
                if (name.Name is null || (scopes.Count == 0 && CodeScopes.Named(code, name.Name, path).Count == 0 && CodeSigns.FindWord(code.Mask, name.Name, 0, code.Mask.Length) >= 0))
                    return site with { Scope = inner, Certainty = LinkCertainty.Assumed, Reason = "the functions of the file cannot be told apart" };
                string there = inner is { Name.Length: > 0 } ? $"in {inner.Name}" : inner is null ? "in no function" : "in a function without a name";
                return ByName(site with { Line = null }, code, path, name, $"line {line} is {there} and not in {name.Name}: another commit ran; name it with -At");
        }
    }

    private static CodeScope? Agreeing(IReadOnlyList<CodeScope> scopes, FrameName name, string path)
    {
        StringComparison comparison = CodeLanguage.OfFile(path) is CodeFamily.PowerShell or CodeFamily.Php ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        foreach (CodeScope scope in scopes)
        {
            if (name.Kind == FrameNameKind.Named)
            {
                if (scope.Kind != CodeScopeKind.Type && scope.Name.Equals(name.Name, comparison)) return name.IsLambda ? scopes.First(one => one.IsFunction) : scope;
                continue;
            }

            bool isConstructor = scope.IsFunction && (scope.Name is "constructor" or "__init__" or "initialize" or "init" or "new" or "__construct" || scope.Name == name.Name);
            if (isConstructor || (scope.Kind == CodeScopeKind.Type && (name.Name is null || scope.Name == name.Name))) return scope;
        }

        return null;
    }

    // The function still stands there once: its lines are others, but it is the one that was called.
    private static FrameSite ByName(FrameSite site, CodeText code, string path, FrameName name, string reason)
    {
        if (name.Kind != FrameNameKind.Named || name.Name is null) return site with { Line = null, Reason = reason };
        IReadOnlyList<CodeScope> named = CodeScopes.Named(code, name.Name, path);
        if (named.Count != 1) return site with { Line = null, Reason = named.Count == 0 ? reason : $"{reason}; {named.Count} functions there are called {name.Name}" };
        string? type = CodeScopes.Around(code, named[0].FirstLine, path).FirstOrDefault(scope => scope.Kind == CodeScopeKind.Type)?.Name;
        return site with { Line = null, Scope = named[0], Type = type, Certainty = LinkCertainty.Assumed, Reason = reason };
    }
}
