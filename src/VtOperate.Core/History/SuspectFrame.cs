using VtOperate.Core.Traces;

namespace VtOperate.Core.History;

/// <summary>A frame that history can be asked about.</summary>
/// <param name="Frame">The frame.</param>
/// <param name="Path">Its file, relative to the repository.</param>
/// <param name="Number">Its place among the frames in the user's code, from 1.</param>
/// <param name="Weight">How much it counts, over 0 to 1.</param>
internal sealed record SuspectFrame(TraceFrame Frame, string Path, int Number, double Weight)
{
    /// <summary>How a person names it: its number and, where known, its function.</summary>
    internal string Name => Frame.Function is { Length: > 0 } function ? $"frame {Number}, {function}" : $"frame {Number}";
}
