using System.Globalization;
using System.Text.RegularExpressions;

namespace VtOperate.Core.Code.Routes;

/// <summary>Numbers and names of statuses as languages write them: <c>404</c>, <c>HttpStatus.NOT_FOUND</c>, <c>StatusCodes.Status404NotFound</c>, <c>http.StatusNotFound</c>.</summary>
internal static partial class HttpStatuses
{
    private static readonly Dictionary<string, int> s_names = new(StringComparer.Ordinal)
    {
        ["ok"] = 200,
        ["created"] = 201,
        ["accepted"] = 202,
        ["nocontent"] = 204,
        ["partialcontent"] = 206,
        ["movedpermanently"] = 301,
        ["found"] = 302,
        ["seeother"] = 303,
        ["notmodified"] = 304,
        ["temporaryredirect"] = 307,
        ["permanentredirect"] = 308,
        ["badrequest"] = 400,
        ["unauthorized"] = 401,
        ["paymentrequired"] = 402,
        ["forbidden"] = 403,
        ["notfound"] = 404,
        ["methodnotallowed"] = 405,
        ["notacceptable"] = 406,
        ["requesttimeout"] = 408,
        ["conflict"] = 409,
        ["gone"] = 410,
        ["lengthrequired"] = 411,
        ["preconditionfailed"] = 412,
        ["payloadtoolarge"] = 413,
        ["requestentitytoolarge"] = 413,
        ["unsupportedmediatype"] = 415,
        ["imateapot"] = 418,
        ["unprocessableentity"] = 422,
        ["unprocessablecontent"] = 422,
        ["locked"] = 423,
        ["faileddependency"] = 424,
        ["toomanyrequests"] = 429,
        ["internalservererror"] = 500,
        ["notimplemented"] = 501,
        ["badgateway"] = 502,
        ["serviceunavailable"] = 503,
        ["gatewaytimeout"] = 504,
    };

    /// <summary>The status that an expression names; null where it names none.</summary>
    public static int? Of(string? expression)
    {
        if (expression is null) return null;
        string text = expression.Trim();
        if (Number().Match(text) is { Success: true } number) return int.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture);
        string last = text[(text.LastIndexOf('.') + 1)..].TrimEnd('(', ')').Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
        if (last.StartsWith("status", StringComparison.Ordinal)) last = last[6..];
        return s_names.TryGetValue(last, out int status) ? status : null;
    }

    [GeneratedRegex(@"^(?:[\w.]*(?:Status|HTTP_))?([1-5]\d\d)(?:\D\w*)?$")]
    private static partial Regex Number();
}
