using System.Runtime.CompilerServices;
using VtOperate.Core;

namespace VtOperate.Runtime;

/// <summary>The composition root: the only place that names the engine, and where services get what they work with.</summary>
internal static class OperationServices
{
    private static readonly Lazy<IEngine> s_engine = new(LoadEngine, LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>The engine, loaded at first use so that importing the module stays cheap.</summary>
    internal static IEngine Engine => s_engine.Value;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IEngine LoadEngine()
    {
        string folder = Path.Combine(Path.GetDirectoryName(typeof(OperationServices).Assembly.Location)!, "deps");
        var context = new EngineLoadContext(folder);
        Type root = context.LoadFromAssemblyPath(Path.Combine(folder, "VtOperate.Engine.dll")).GetType("VtOperate.Engine.EngineRoot", throwOnError: true)!;
        return (IEngine)Activator.CreateInstance(root)!;
    }
}
