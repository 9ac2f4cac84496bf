namespace VtOperate.Core.Specs.Reading;

/// <summary>Reads the lines <c>**Name**: value</c> of a specification or a plan, its title, and its clarifications. Pure.</summary>
internal static class HeaderReader
{
    /// <summary>The title: the first heading of level 1, without the words that every specification's title begins with.</summary>
    public static string TitleOf(string text)
    {
        foreach (SpecLine line in SpecText.Lines(text))
        {
            if (!line.Text.StartsWith("# ", StringComparison.Ordinal)) continue;
            string title = line.Text[2..].Trim();
            int colon = title.IndexOfAny([':', '：']);
            return colon > 0 && title[..colon].Contains("Specification", StringComparison.OrdinalIgnoreCase) ? title[(colon + 1)..].Trim() : title;
        }

        return "";
    }

    /// <summary>The lines that name something with its value, in their order. Placeholders in brackets are none.</summary>
    public static IReadOnlyList<SpecFact> Facts(string text, string file)
    {
        var facts = new List<SpecFact>();
        foreach (SpecLine line in SpecText.Lines(text))
        {
            string words = line.Text.TrimStart(' ', '-', '>', '\t');
            if (!words.StartsWith("**", StringComparison.Ordinal)) continue;
            int close = words.IndexOf("**", 2, StringComparison.Ordinal);
            if (close is < 3 or > 60) continue;
            string name = words[2..close].Trim(), rest = words[(close + 2)..].TrimStart();
            bool isInside = name[^1] is ':' or '：';
            if (!isInside && (rest.Length == 0 || rest[0] is not (':' or '：'))) continue;
            string value = (isInside ? rest : rest[1..]).Trim();
            if (value.Length > 0 && !(value[0] == '[' && value[^1] == ']')) facts.Add(new SpecFact(name.TrimEnd(':', '：').Trim(), value, file, line.Number));
        }

        return facts;
    }

    /// <summary>The questions that were asked, in their order.</summary>
    public static IReadOnlyList<SpecClarification> Clarifications(string text, string file)
    {
        var found = new List<SpecClarification>();
        string session = "";
        foreach (SpecLine line in SpecText.Lines(text))
        {
            string words = line.Text.Trim();
            if (words.StartsWith("###", StringComparison.Ordinal))
            {
                string title = words.TrimStart('#').Trim();
                int space = title.LastIndexOf(' ');
                session = space > 0 && title.Contains("Session", StringComparison.OrdinalIgnoreCase) ? title[(space + 1)..] : "";
            }
            else if (words.Length > 5 && words[0] is '-' or '*' && words[1..].TrimStart(' ', '*').StartsWith("Q:", StringComparison.Ordinal))
            {
                string question = words[(words.IndexOf("Q:", StringComparison.Ordinal) + 2)..].Trim(' ', '*');
                int arrow = question.IndexOf('→', StringComparison.Ordinal), answer = question.IndexOf("A:", StringComparison.Ordinal);
                if (arrow < 0) arrow = question.IndexOf("->", StringComparison.Ordinal);
                bool isAnswered = answer > 0;
                string asked = (arrow > 0 ? question[..arrow] : isAnswered ? question[..answer] : question).Trim();
                found.Add(new SpecClarification(session, asked, isAnswered ? question[(answer + 2)..].Trim(' ', '*') : "", file, line.Number));
            }
        }

        return found;
    }
}
