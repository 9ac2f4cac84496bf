using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Constitutions;

/// <summary>Technologies that constitutions name, with what manifests call them. What is not in this list is looked for only by its own name.</summary>
internal static class Technologies
{
    private static readonly (string Name, string[] Packages)[] s_more = [.. new[]
    {
        "Alembic:alembic", "Ant Design:antd", "BurntSushi/toml:burntsushi/toml", "bcrypt:bcrypt", "bubbletea:bubbletea", "Cloud Firestore:cloud_firestore", "cobra:spf13/cobra", "ESLint:eslint", "Firebase:firebase", "Flutter:flutter", "GetIt:get_it",
        "httpx:httpx", "lipgloss:lipgloss", "Monaco Editor:monaco", "mypy:mypy", "Next.js:\"next\"", "Prettier:prettier", "python-json-logger:python-json-logger", "React Testing Library:@testing-library/react", "React:\"react\"", "Refine:refine",
        "ruff:ruff", "Spotless:spotless", "sqlglot:sqlglot", "Tailwind CSS:tailwind", "TestNG:testng", "TypeScript:\"typescript\"", "Uvicorn:uvicorn", "Vite:\"vite\"",
    }.Select(entry => entry.Split(':', 2)).Select(parts => (parts[0], new[] { parts[1] }))];

    private static readonly (string Name, string[] Packages)[] s_all = [.. s_more.Concat(Product.All.Select(product => (product.Name, product.Packages.ToArray()))).OrderByDescending(one => one.Name.Length).ThenBy(one => one.Name, StringComparer.Ordinal)];

    /// <summary>What manifests call a technology.</summary>
    internal static IReadOnlyList<string> Packages(string name) => Array.Find(s_all, one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Packages: { } known } ? known : [name];

    /// <summary>The known technology that a text begins with as a whole word, longest first; null for another one.</summary>
    internal static string? At(ReadOnlySpan<char> text)
    {
        foreach ((string name, _) in s_all)
        {
            if (text.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (text.Length == name.Length || !char.IsLetterOrDigit(text[name.Length]))) return name;
        }

        return null;
    }
}
