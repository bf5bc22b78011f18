using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Routeboek.Application.Berichten;
using Routeboek.Web.Bedrijf;

namespace Routeboek.Web.Berichten;

/// <summary>How mail goes out; without a server nothing does.</summary>
/// <param name="Server">The SMTP server; empty = none.</param>
/// <param name="Poort">Its port.</param>
/// <param name="Van">The address that messages come from.</param>
/// <param name="Adres">Where the routeboek is to be found, for links in messages.</param>
/// <param name="Gebruiker">Who signs in at the server; empty = nobody.</param>
/// <param name="Wachtwoord">With what.</param>
/// <param name="Tls">Whether the server must offer STARTTLS.</param>
public sealed record Mailinstellingen(string Server, int Poort, string Van, string Adres, string Gebruiker, string Wachtwoord, bool Tls)
{
    /// <summary>Whether there is enough to send anything.</summary>
    public bool Kan => Server.Length > 0 && Van.Length > 0 && Adres.Length > 0;

    /// <summary><c>Mail:Server</c>, <c>Poort</c>, <c>Van</c>, <c>Adres</c>, <c>Gebruiker</c>, <c>Wachtwoord</c>, <c>Tls</c>.</summary>
    public static Mailinstellingen Lees(IConfiguration c) => new(c["Mail:Server"] ?? "", c.GetValue("Mail:Poort", 587), c["Mail:Van"] ?? "", c["Mail:Adres"] ?? "", c["Mail:Gebruiker"] ?? "", c["Mail:Wachtwoord"] ?? "", c.GetValue("Mail:Tls", defaultValue: true));
}

/// <summary>Delivers at an SMTP server. What goes wrong is told without the address or the text.</summary>
internal sealed class Mailpost(Mailinstellingen instellingen, ILogger<Mailpost> log)
{
    private static readonly TimeSpan s_geduld = TimeSpan.FromSeconds(30);

    public async Task<bool> BezorgAsync(Postbericht bericht, CancellationToken stop)
    {
        using var geduld = CancellationTokenSource.CreateLinkedTokenSource(stop);
        geduld.CancelAfter(s_geduld);
        try
        {
            using var client = new SmtpClient(instellingen.Server, instellingen.Poort)
            {
                EnableSsl = instellingen.Tls,
                Credentials = instellingen.Gebruiker.Length > 0 ? new NetworkCredential(instellingen.Gebruiker, instellingen.Wachtwoord) : null,
            };
            using var mail = new MailMessage(instellingen.Van, bericht.Aan, bericht.Onderwerp, bericht.Tekst) { SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8, BodyTransferEncoding = TransferEncoding.QuotedPrintable };
            mail.Headers.Add("Message-ID", $"<{bericht.Id}@{new MailAddress(instellingen.Van).Host}>");
            mail.Headers.Add("Auto-Submitted", "auto-generated");
            await client.SendMailAsync(mail, geduld.Token);
            return true;
        }
        catch (Exception e) when (e is SmtpException or FormatException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            log.LogWarning("Een bericht kon niet weg ({Soort}{Status}); het wordt later opnieuw geprobeerd", e.GetType().Name, e is SmtpException s ? $" {s.StatusCode}" : "");
            return false;
        }
    }
}

/// <summary>What goes out by mail, and when.</summary>
internal static class Berichtregistratie
{
    private static readonly TimeSpan s_minuut = TimeSpan.FromMinutes(1);

    public static void VoegBerichtenToe(this WebApplicationBuilder builder)
    {
        var diensten = builder.Services;
        diensten.AddSingleton(s => Mailinstellingen.Lees(s.GetRequiredService<IConfiguration>()));
        diensten.AddSingleton<KiesOverzicht>();
        diensten.AddSingleton<MaakOverzichten>();
        diensten.AddSingleton<VerstuurBerichten>();
        diensten.AddSingleton<Mailpost>();
        Ploeg.Voeg(diensten, "berichten versturen", s_minuut, VerstuurAsync);
    }

    internal static async Task VerstuurAsync(IServiceProvider diensten, CancellationToken stop)
    {
        var instellingen = diensten.GetRequiredService<Mailinstellingen>();
        if (!instellingen.Kan)
            return;
        await diensten.GetRequiredService<MaakOverzichten>().VoerUitAsync(instellingen.Adres, stop);
        var stand = await diensten.GetRequiredService<VerstuurBerichten>().VoerUitAsync(diensten.GetRequiredService<Mailpost>().BezorgAsync, stop);
        if (stand.Opgegeven > 0)
            diensten.GetRequiredService<ILogger<Mailpost>>().LogError("{Aantal} berichten zijn na {Pogingen} pogingen opgegeven; kijk of de mailserver te bereiken is", stand.Opgegeven, VerstuurBerichten.MeestePogingen);
    }
}
