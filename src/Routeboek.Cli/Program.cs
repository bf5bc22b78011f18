using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Protocollen;
using Routeboek.Application.Registraties;
using Routeboek.Application.Reservekopie;
using Routeboek.Cli;

// compiling a regular expression at every start costs more than it saves; only what opens the store cannot do without code made on the way.
// First of all, because the runtime reads the switch once
if (!Opslagopdrachten.Bevat(args))
    AppContext.SetSwitch("System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported", false);
var zonderBom = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var fout = new StreamWriter(Console.OpenStandardError(), zonderBom) { AutoFlush = false };
using var uit = new StreamWriter(Console.OpenStandardOutput(), zonderBom) { AutoFlush = false };
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, gebeurtenis) =>
{
    // finish the block, clean up, then leave
    gebeurtenis.Cancel = true;
    stop.Cancel();
};

try
{
    var wortel = new RootCommand("Routeboek: van verzuimregistraties naar uitgelegde signalen volgens het protocol van de regio")
    {
        SignaleerOpdracht.Maak(uit, fout, TimeProvider.System, stop.Token),
        BepaalOpdracht.Maak(uit, fout, TimeProvider.System, stop.Token),
        SpeelOpdracht.Maak(uit, fout, stop.Token),
        FeitenOpdracht.Maak(uit, fout),
        SimuleerOpdracht.Maak(uit, fout, TimeProvider.System, stop.Token),
        KoppelOpdracht.Maak(),
        ProtocolOpdrachten.Maak(Protocollenmap.BijProgramma(), uit, fout),
        DemoDataOpdracht.Maak(
            id => Protocollenmap.BijProgramma().Vind(id) is Protocolvondst.Gevonden gevonden ? gevonden.Protocol : null,
            Kalenderlezer.Regio),
        AuditOpdracht.Maak(uit, fout, stop.Token),
        ReservekopieOpdrachten.Backup(() => Console.In, uit, fout, TimeProvider.System, stop.Token),
        ReservekopieOpdrachten.Herstel(() => Console.In, uit, fout, stop.Token),
    };
    var invoer = Hulp.InHetNederlands(wortel).Parse(args);
    if (invoer.Errors.Count > 0 && invoer.Action is ParseErrorAction)
    {
        fout.WriteLine(Optiefouten.Zin(invoer));
        return Uitgang.VerkeerdeOpties;
    }
    return invoer.Invoke(new InvocationConfiguration { Output = uit, Error = fout, EnableDefaultExceptionHandler = false });
}
catch (Optiefout e)
{
    fout.WriteLine(e.Message);
    return Uitgang.VerkeerdeOpties;
}
catch (Bestandsfout e)
{
    fout.WriteLine(e.Message);
    return Uitgang.Geweigerd;
}
catch (Exception e) when (e is Opslagfout or Kopiefout)
{
    fout.WriteLine(e.Message);
    return Uitgang.Onleesbaar;
}
catch (OperationCanceledException)
{
    fout.WriteLine("Afgebroken.");
    return Uitgang.Afgebroken;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    fout.WriteLine(Bestandsfouten.Zin(e));
    return Uitgang.Onleesbaar;
}
catch (Exception e)
{
    // the edge of the program: a mistake of ours, told without a stack trace and without data
    fout.WriteLine($"Er ging iets mis in Routeboek zelf ({e.GetType().Name}). Meld dit met de opdracht die u gaf, zonder gegevens van leerlingen.");
    return Uitgang.Onverwacht;
}
finally
{
    try
    {
        uit.Flush();
    }
    catch (IOException)
    {
        // the reader of our output has gone; there is nobody to tell
    }
    try
    {
        fout.Flush();
    }
    catch (IOException)
    {
        // nowhere left to tell it
    }
}
