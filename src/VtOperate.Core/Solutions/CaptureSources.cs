namespace VtOperate.Core.Solutions;

/// <summary>Everything that can be written down as a solution. A new kind of record is one more source in this list.</summary>
public static class CaptureSources
{
    private static readonly ICaptureSource[] s_sources = [new InvestigationSource()];

    /// <summary>What a record says; null when no source knows its kind.</summary>
    public static CaptureEvidence? Read(object record)
    {
        foreach (ICaptureSource source in s_sources)
        {
            if (source.Read(record) is { } evidence) return evidence;
        }

        return null;
    }
}
