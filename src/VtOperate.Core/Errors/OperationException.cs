namespace VtOperate.Core.Errors;

/// <summary>An error with a stable id and the object at fault. Core and Engine throw it; the cmdlets turn it into an error record.</summary>
public sealed class OperationException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="id">The stable id.</param>
    /// <param name="target">The object at fault: a path, an id, a value.</param>
    /// <param name="detail">What is wrong, as a full sentence. What to do next comes from the catalogue.</param>
    /// <param name="cause">The exception behind it, if any.</param>
    public OperationException(ErrorId id, object? target, string detail, Exception? cause = null)
        : base(detail, cause)
    {
        Id = id;
        Target = target;
    }

    /// <summary>The stable id.</summary>
    public ErrorId Id { get; }

    /// <summary>The object at fault, or null.</summary>
    public object? Target { get; }
}
