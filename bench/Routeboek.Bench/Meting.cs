using System.Diagnostics;

namespace Routeboek.Bench;

/// <summary>Wall and processor time of one piece of work.</summary>
internal readonly record struct Tijd(double Wand, double Cpu)
{
    public static Tijd Van(Action werk) => VanAsync(() =>
    {
        werk();
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();

    public static async Task<Tijd> VanAsync(Func<Task> werk)
    {
        using var proces = Process.GetCurrentProcess();
        var cpu = proces.TotalProcessorTime;
        var klok = Stopwatch.GetTimestamp();
        await werk();
        var wand = Stopwatch.GetElapsedTime(klok).TotalSeconds;
        proces.Refresh();
        return new Tijd(wand, (proces.TotalProcessorTime - cpu).TotalSeconds);
    }

    /// <summary>The middle of a number of rounds, by wall time.</summary>
    public static Tijd Middelste(IEnumerable<Tijd> tijden)
    {
        var opWand = tijden.OrderBy(t => t.Wand).ToList();
        return opWand[opWand.Count / 2];
    }

    /// <summary>The highest resident size of this process so far, in MB.</summary>
    public static double PiekMegabyte() => double.Parse(
        File.ReadLines("/proc/self/status").First(r => r.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        System.Globalization.CultureInfo.InvariantCulture) / 1024;
}
