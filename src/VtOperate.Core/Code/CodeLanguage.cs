namespace VtOperate.Core.Code;

/// <summary>Tells a language by the ending of a file or by the word on a fence, and how it begins a comment.</summary>
public static class CodeLanguage
{
    private static readonly Dictionary<string, CodeFamily> s_families = Make(
        (CodeFamily.CSharp, "cs csharp c# csx cake razor cshtml"),
        (CodeFamily.JavaScript, "js javascript jsx ts typescript tsx mjs cjs mts cts vue svelte node"),
        (CodeFamily.Python, "py python pyi python3 pyx ipynb"),
        (CodeFamily.PowerShell, "ps1 psm1 psd1 powershell pwsh ps"),
        (CodeFamily.Java, "java kt kts kotlin scala groovy gradle"),
        (CodeFamily.C, "c h cc cpp cxx hpp hh c++ m mm objc"),
        (CodeFamily.Go, "go golang"),
        (CodeFamily.Rust, "rs rust"),
        (CodeFamily.Ruby, "rb ruby rake erb gemspec"),
        (CodeFamily.Shell, "sh bash zsh shell fish ksh"),
        (CodeFamily.Php, "php phtml php5 inc"),
        (CodeFamily.Swift, "swift"),
        (CodeFamily.Dart, "dart"),
        (CodeFamily.Perl, "pl pm t perl"),
        (CodeFamily.Lua, "lua"),
        (CodeFamily.Erlang, "erl hrl ex exs elixir erlang"),
        (CodeFamily.Other, "fs fsx vb pas vala hs ml clj cljs jl r d nim zig coffee tcl f90 asm cl metal y l lex"),
        (CodeFamily.Sql, "sql psql plsql tsql"),
        (CodeFamily.Configuration, "yml yaml toml ini cfg conf properties env tf hcl json jsonc"),
        (CodeFamily.Markup, "html htm xml xaml csproj props targets svg xhtml config"),
        (CodeFamily.Text, "md markdown txt text rst adoc log"));

    /// <summary>The family of a file, by its ending.</summary>
    public static CodeFamily OfFile(string path)
    {
        int dot = path.LastIndexOf('.');
        return dot < 0 || dot < path.LastIndexOf('/') ? CodeFamily.Unknown : OfName(path[(dot + 1)..]);
    }

    /// <summary>The family that a fence names.</summary>
    public static CodeFamily OfName(string name) => s_families.GetValueOrDefault(name.Trim().ToLowerInvariant());

    /// <summary>The signs with which a comment begins that reaches to the end of the line.</summary>
    public static IReadOnlyList<string> CommentSigns(CodeFamily family) => family switch
    {
        CodeFamily.CSharp or CodeFamily.JavaScript or CodeFamily.Java or CodeFamily.C or CodeFamily.Go or CodeFamily.Rust or CodeFamily.Swift or CodeFamily.Dart => ["//"],
        CodeFamily.Python or CodeFamily.PowerShell or CodeFamily.Ruby or CodeFamily.Shell or CodeFamily.Perl => ["#"],
        CodeFamily.Php => ["//", "#"],
        CodeFamily.Lua => ["--"],
        CodeFamily.Erlang => ["%", "#"],
        CodeFamily.Configuration => ["#", ";", "//"],
        CodeFamily.Sql => ["--"],
        CodeFamily.Markup or CodeFamily.Text => [],
        _ => ["//", "#"],
    };

    /// <summary>Whether a block comment may go on in the next lines, each beginning with a star.</summary>
    public static bool HasBlockComments(CodeFamily family) => family is CodeFamily.CSharp or CodeFamily.JavaScript or CodeFamily.Java or CodeFamily.C or CodeFamily.Go or CodeFamily.Rust or CodeFamily.Sql or CodeFamily.Php or CodeFamily.Swift or CodeFamily.Dart or CodeFamily.Unknown;

    private static Dictionary<string, CodeFamily> Make(params (CodeFamily Family, string Names)[] families)
    {
        var made = new Dictionary<string, CodeFamily>(StringComparer.Ordinal);
        foreach ((CodeFamily family, string names) in families)
        {
            foreach (string name in names.Split(' ')) made[name] = family;
        }

        return made;
    }
}
