namespace VtOperate.Core.Solutions;

/// <summary>Takes the evidence out of one kind of record, so that a solution can be written from it.</summary>
public interface ICaptureSource
{
    /// <summary>What the record says; null when it is of another kind. Secrets may still be in it.</summary>
    CaptureEvidence? Read(object record);
}
