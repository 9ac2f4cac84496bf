using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads what the handlers of minimal interfaces of ASP.NET take and answer: lambdas and methods, their typed results, and what the calls behind the mapping say.</summary>
internal static partial class AspNetHandlers
{
    private static readonly Dictionary<string, int> s_results = new(StringComparer.Ordinal)
    {
        ["Ok"] = 200,
        ["ContentHttpResult"] = 200,
        ["FileStreamHttpResult"] = 200,
        ["FileContentHttpResult"] = 200,
        ["Created"] = 201,
        ["CreatedAtRoute"] = 201,
        ["Accepted"] = 202,
        ["AcceptedAtRoute"] = 202,
        ["NoContent"] = 204,
        ["RedirectHttpResult"] = 302,
        ["BadRequest"] = 400,
        ["ValidationProblem"] = 400,
        ["UnauthorizedHttpResult"] = 401,
        ["ForbidHttpResult"] = 403,
        ["NotFound"] = 404,
        ["Conflict"] = 409,
        ["UnprocessableEntity"] = 422,
        ["InternalServerError"] = 500,
    };

    /// <summary>A route with what its handler takes and answers, as far as it can be found.</summary>
    /// <param name="route">The route.</param>
    /// <param name="file">Its file.</param>
    /// <param name="part">The handler as it is given.</param>
    /// <param name="behind">Where the calls begin that describe the route.</param>
    /// <param name="source">All files of the language.</param>
    public static Route Read(Route route, CodeFile file, (int From, int To) part, int behind, CodeSource source)
    {
        string given = file.Code.Mask[part.From..part.To];
        int arrow = given.IndexOf("=>", StringComparison.Ordinal);
        bool takesBody = route.Method is "POST" or "PUT" or "PATCH" or "*";
        if (arrow > 0)
        {
            int close = given.LastIndexOf(')', arrow), open = close < 0 ? -1 : CodeSigns.Open(given, close);
            IReadOnlyList<TypedName> names = open < 0 ? [] : TypedName.List(file.Code, part.From + open + 1, part.From + close);
            string returns = open <= 0 ? "" : Modifiers().Replace(given[..open], "").Trim();
            route = Handled(route, file, file, names, (part.From + arrow + 2, part.To), returns.Contains(']', StringComparison.Ordinal) ? "" : returns, takesBody, source);
        }
        else if (Method(file, given.Trim(), source) is var (place, member, head))
        {
            route = Handled(route, file, place, head.Parameters, (member.BodyFrom, member.BodyTo), head.Returns, takesBody, source);
        }

        return Described(route, file.Code, behind);
    }

    // A method of the same file by its name; one of another type by the name of the type.
    private static (CodeFile File, CodeMember Member, MethodHead Head)? Method(CodeFile file, string given, CodeSource source)
    {
        if (Reference().Match(given) is not { Success: true } reference) return null;
        string owner = reference.Groups["owner"].Value, name = reference.Groups["name"].Value;
        var found = new List<(CodeFile, CodeMember, MethodHead)>();
        foreach (CodeFile place in owner is "" or "this" ? [file] : source.Files)
        {
            if (!place.Code.Text.Contains(name, StringComparison.Ordinal) || (owner.Length > 0 && !place.Code.Text.Contains(owner, StringComparison.Ordinal))) continue;
            if (owner.Length == 0) Gather(place, CodeMembers.Read(place.Code, 0, place.Code.Mask.Length));
            foreach (DeclaredType type in DeclaredTypes.Of(place.Code))
            {
                if (owner is "" or "this" || type.Name == owner) Gather(place, CodeMembers.Read(place.Code, type.Member.BodyFrom, type.Member.BodyTo));
            }
        }

        return found.Count == 1 ? found[0] : null;

        void Gather(CodeFile place, List<CodeMember> members) =>
            found.AddRange(members.Where(member => member.BodyTo > member.BodyFrom).Select(member => (place, member, Head: MethodHead.Read(place.Code, member))).Where(one => one.Head?.Name == name).Select(one => (one.place, one.member, one.Head!)));
    }

    private static Route Handled(Route route, CodeFile file, CodeFile place, IReadOnlyList<TypedName> names, (int From, int To) body, string written, bool takesBody, CodeSource source)
    {
        (List<RouteParameter> parameters, string? request) = AspNetControllers.Bound(names, source, place, takesBody);
        if (place != file) parameters = [.. parameters.Select(one => one with { File = one.File ?? place.Path })];
        string returns = Waited().Match(written) is { Success: true } waited ? waited.Groups[1].Value : written;
        HandlerAnswers answers = AspNetAnswers.Read(place.Code, body.From, body.To, returns is "IResult" || written.Length == 0 ? "" : returns);
        var statuses = new SortedSet<int>(answers.Statuses);
        var given = new List<RouteAnswer>();
        bool isComplete = answers.HasAllSuccesses;
        string[] kinds = returns.StartsWith("Results<", StringComparison.Ordinal) ? [.. TypeName.Of(returns).Arguments] : Typed().IsMatch(returns) ? [returns] : [];
        if (kinds.Length > 0)
        {
            // What a handler may answer is listed in its type.
            statuses.Clear();
            isComplete = true;
            foreach (TypeName kind in kinds.Select(TypeName.Of))
            {
                if (!s_results.TryGetValue(kind.Name, out int status)) isComplete &= kind.Name == "ProblemHttpResult";
                else if (statuses.Add(status) && kind.Arguments.Count == 1 && status < 300) given.Add(new RouteAnswer(status, kind.Arguments[0]));
            }

            isComplete &= statuses.Any(status => status < 400);
        }
        else if (returns.Length > 0 && !returns.Contains("Result", StringComparison.Ordinal) && returns is not ("void" or "Task" or "ValueTask" or "string" or "object") && isComplete && statuses.Where(status => status < 300).ToList() is [var only])
        {
            given.Add(new RouteAnswer(only, returns));
        }

        return route with { Parameters = parameters, Request = request, Statuses = [.. statuses], HasAllSuccesses = isComplete, Answers = given };
    }

    // .Produces<OrderDto>(StatusCodes.Status201Created).ProducesProblem(404).ExcludeFromDescription()
    private static Route Described(Route route, CodeText code, int at)
    {
        var statuses = new SortedSet<int>(route.Statuses);
        var answers = new List<RouteAnswer>(route.Answers);
        bool isSaid = false;
        while (Next().Match(code.Mask, at) is { Success: true } next)
        {
            int open = next.Index + next.Length - 1, close = CallText.Close(code.Mask, open);
            if (close < 0) break;
            at = close + 1;
            string name = next.Groups["name"].Value, type = next.Groups["type"].Value;
            if (name == "ExcludeFromDescription") route = route with { IsHidden = true };
            if (name is not ("Produces" or "ProducesProblem" or "ProducesValidationProblem")) continue;
            List<CallArgument> given = CodeMembers.Arguments(code, open + 1, close);
            string? written = given.FirstOrDefault(one => one.Label == "statusCode")?.Text ?? given.FirstOrDefault(one => one.Label is null && HttpStatuses.Of(one.Text) is not null)?.Text;
            int? status = written is null ? given.Count > 0 && type.Length == 0 ? null : name == "Produces" ? 200 : name == "ProducesProblem" ? null : 400 : HttpStatuses.Of(written);
            if (status is not { } number) continue;
            isSaid |= number < 400;
            statuses.Add(number);
            if (type.Length > 0 && !answers.Exists(one => one.Status == number)) answers.Add(new RouteAnswer(number, type));
        }

        return route with { Statuses = [.. statuses], Answers = answers, HasAllSuccesses = route.HasAllSuccesses || isSaid };
    }

    [GeneratedRegex(@"\b(?:async|static)\b")]
    private static partial Regex Modifiers();

    [GeneratedRegex(@"^(?:(?<owner>\w+)\s*\.\s*)?(?<name>\w+)$")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^(?:Value)?Task\s*<(.*)>$", RegexOptions.Singleline)]
    private static partial Regex Waited();

    [GeneratedRegex(@"^(?:Ok|Created|CreatedAtRoute|Accepted|AcceptedAtRoute|NoContent|NotFound|BadRequest|Conflict|UnprocessableEntity|ValidationProblem|InternalServerError|\w+HttpResult)\b")]
    private static partial Regex Typed();

    [GeneratedRegex(@"\G\s*\.\s*(?<name>\w+)\s*(?:<(?<type>[^()]*)>)?\s*\(")]
    private static partial Regex Next();
}
