namespace VtOperate.Core.Specs.Editing;

/// <summary>How far a list of tasks is done, by its boxes. Pure.</summary>
/// <param name="Done">How many are ticked.</param>
/// <param name="Open">How many are not; those that were given up (<c>[-]</c>, <c>[~]</c>) are neither.</param>
internal readonly record struct TaskCount(int Done, int Open)
{
    // Most lists that are done keep a box that nobody ever ticked.
    private const int DoneOutOfTen = 9;

    /// <summary>Whether the feature is built: nine of ten boxes are ticked.</summary>
    public bool IsBuilt => Done > 0 && Done * 10 >= (Done + Open) * DoneOutOfTen;

    /// <summary>Counts the boxes of list items outside code and comments.</summary>
    public static TaskCount Of(string text)
    {
        int done = 0, open = 0;
        foreach (SpecLine line in SpecText.Lines(text))
        {
            ReadOnlySpan<char> words = line.Text.AsSpan().TrimStart();
            if (words.Length < 5 || words[0] is not ('-' or '*' or '+') || words[1] != ' ' || words[2] != '[' || words[4] != ']') continue;
            if (words[3] is 'x' or 'X') done++;
            else if (words[3] == ' ') open++;
        }

        return new TaskCount(done, open);
    }
}
