using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads the routes of one framework. A further framework is one more of these in <see cref="RouteReaders"/>.</summary>
internal interface IRouteReader
{
    /// <summary>What the framework is called.</summary>
    string Framework { get; }

    /// <summary>The language its routes are declared in.</summary>
    CodeFamily Family { get; }

    /// <summary>Whether a file may declare routes, or be needed to read those of others, by a look at its text.</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">Its text; the file itself is not read for this.</param>
    bool MayDeclare(CodeFile file, string text);

    /// <summary>The routes, in the order of the files and of their lines.</summary>
    /// <param name="files">The files of the language that may declare routes, in the order of their paths.</param>
    /// <param name="source">All files of the language, with what they name.</param>
    /// <param name="stop">Stops the reading.</param>
    IEnumerable<Route> Read(IReadOnlyList<CodeFile> files, CodeSource source, CancellationToken stop);
}
