namespace VtOperate.Core.Search;

/// <summary>An index does not hold what was written. It is built again from the files; no user sees this.</summary>
internal sealed class IndexDamagedException : Exception
{
    /// <summary>Makes one.</summary>
    public IndexDamagedException() : base("The index is damaged.") { }

    /// <summary>Makes one that says what is wrong.</summary>
    public IndexDamagedException(string message) : base(message) { }

    /// <summary>Makes one for a failure below.</summary>
    public IndexDamagedException(string message, Exception inner) : base(message, inner) { }
}
