using VtOperate.Core.Documents;

namespace VtOperate.Core.Bugs.Reduction.Forms;

/// <summary>PowerShell scripts as their parser sees them, with places in bytes.</summary>
internal static class ScriptForm
{
    /// <summary>The tree of a script; null when it cannot be parsed, or nobody can.</summary>
    internal static ReductionPart? TryRead(ReadOnlyMemory<byte> content, IScriptReader? scripts)
    {
        if (scripts is null) return null;
        (DocumentBytes _, string text) = DocumentBytes.Decode(content.Span);
        if (!DocumentBytes.IsReadable(text) || scripts.TryRead(text) is not { } root) return null;
        int[] places = Places(content, text);
        return root.Move(place => places[place]);
    }

    // Where each letter of the text begins in the bytes.
    private static int[] Places(ReadOnlyMemory<byte> content, string text)
    {
        var units = new TextUnits(content);
        var places = new int[text.Length + 1];
        int at = units.Start;
        for (int i = 0; i < text.Length; at += units.At(at).Length)
        {
            places[i++] = at;
            if (units.At(at).Letter > char.MaxValue) places[i++] = at;
        }

        places[text.Length] = at;
        return places;
    }
}
