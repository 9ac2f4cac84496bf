namespace VtOperate.Runtime;

/// <summary>What a command needs of each repository that its input comes from, made once for all inputs of the same folder.</summary>
/// <param name="make">Makes it for a folder.</param>
internal sealed class PerRepository<T>(Func<string, T> make)
{
    private readonly Dictionary<string, T> _made = new(StringComparer.Ordinal);

    /// <summary>What serves a folder.</summary>
    internal T this[string folder] => _made.TryGetValue(folder, out T? known) ? known : _made[folder] = make(folder);
}
