using System.CommandLine;
using Routeboek.Application.Protocollen;
using Routeboek.Cli;

var opdrachten = new RootCommand("Routeboek") { ProtocolOpdrachten.Maak(Protocollenmap.BijProgramma(), Console.Out, Console.Error) };
var vraag = opdrachten.Parse(args);
foreach (var fout in vraag.Errors)
    Console.Error.WriteLine(fout.Message);
return vraag.Errors.Count > 0 ? 2 : vraag.Invoke();
