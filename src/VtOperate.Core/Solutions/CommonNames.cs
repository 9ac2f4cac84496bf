namespace VtOperate.Core.Solutions;

/// <summary>Names that code of every kind uses: alone they say nothing about what a line does.</summary>
internal static class CommonNames
{
    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Exception", "Error", "String", "List", "Dictionary", "Map", "Set", "Array", "Object", "Task", "Math", "Console", "WriteLine", "log", "logger", "info", "warn", "debug", "error", "append", "add", "push", "pop", "get",
        "set", "put", "len", "length", "count", "size", "range", "str", "items", "keys", "values", "format", "join", "split", "trim", "strip", "replace", "map", "filter", "reduce", "forEach", "toString", "ToString", "equals",
        "Equals", "Contains", "contains", "includes", "indexOf", "IndexOf", "StartsWith", "endswith", "startswith", "name", "id", "value", "data", "result", "test", "assert", "expect", "describe", "it", "main", "init", "__init__",
        "Any", "Select", "Where", "First", "FirstOrDefault", "ToList", "ToArray", "Any", "All", "Promise", "then", "catch", "JSON", "console", "window", "document", "os", "sys", "path", "Path", "File", "Write-Host", "Write-Output",
        "Optional", "Tuple", "Union", "Callable", "dict", "list", "tuple", "int", "isinstance", "hasattr", "getattr", "print", "open", "read", "write", "close", "run", "execute", "start", "stop", "create", "update", "delete",
        "Message", "message", "text", "Text", "file", "args", "kwargs", "options", "config", "context", "response", "request", "user", "key", "index", "item", "exists", "Exists", "pathlib", "app", "self", "this", "type", "Type", "status", "state", "json", "url", "client",
    };

    /// <summary>Whether a name is one of them.</summary>
    public static bool Contains(string name) => name.Length < 3 || s_names.Contains(name);
}
