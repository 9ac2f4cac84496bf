using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.Loader;
using YamlDotNet.Serialization;

// A process in which another module's YamlDotNet was there first. It imports the module, runs a script and reports, a line each:
//   yaml <what the older YamlDotNet read>    output <an object>    error <an error's id>    loaded <context> <assembly> <version>    from <file of an assembly>    native <file>
string manifest = args[0];
string script = args[1];
Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
Console.WriteLine("yaml " + new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>("before: the import")["before"]);

using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
runspace.Open();
using var shell = PowerShell.Create(runspace);
shell.AddCommand("Import-Module").AddParameter("Name", manifest).AddStatement().AddScript(script);
foreach (PSObject item in shell.Invoke()) Console.WriteLine("output " + item);
foreach (ErrorRecord error in shell.Streams.Error) Console.WriteLine($"error {error.FullyQualifiedErrorId} {error.Exception}");

Console.WriteLine("yaml " + new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>("after: the import")["after"]);
foreach (AssemblyLoadContext context in AssemblyLoadContext.All)
{
    string name = context == AssemblyLoadContext.Default ? "default" : context.Name ?? "unnamed";
    foreach (System.Reflection.Assembly assembly in context.Assemblies)
    {
        Console.WriteLine($"loaded {name} {assembly.GetName().Name} {assembly.GetName().Version}");
        if (!assembly.IsDynamic && assembly.Location.Length > 0) Console.WriteLine("from " + assembly.Location);
    }
}

foreach (ProcessModule module in Process.GetCurrentProcess().Modules) Console.WriteLine("native " + module.FileName);
return 0;
