using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Routeboek.IntegrationTests.Bedrijf;

/// <summary>Who sends drop by drop is shut out by the server, and meanwhile others are served (slow loris).</summary>
public sealed class TraagTests : IDisposable
{
    private const int Trage = 40;
    private static readonly TimeSpan s_grens = TimeSpan.FromSeconds(60);

    private readonly string _map = Directory.CreateTempSubdirectory("rb-traag-").FullName;

    public void Dispose() => Directory.Delete(_map, recursive: true);

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-")]
    [InlineData("POST /aanmelden HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\na")]
    public async Task TrageVerbindingen_WordenAfgesloten_EnAnderenWordenBediend(string begin)
    {
        using var web = await Webproces.StartAsync("--Opslag:Map", _map, "--leeg");
        using var op = new CancellationTokenSource(s_grens);
        var trage = new List<TcpClient>();
        try
        {
            for (var i = 0; i < Trage; i++)
            {
                var traag = new TcpClient();
                trage.Add(traag);
                await traag.ConnectAsync(IPAddress.Loopback, web.Client.BaseAddress!.Port, op.Token);
                await traag.GetStream().WriteAsync(Encoding.ASCII.GetBytes(begin), op.Token);
            }

            using (var ander = await web.Client.GetAsync("/aanmelden", op.Token))
                Assert.Equal(HttpStatusCode.OK, ander.StatusCode);
            // the server ends each of them: an answer that says so, or nothing
            foreach (var traag in trage)
            {
                var antwoord = await LeesUitAsync(traag.GetStream(), op.Token);
                Assert.True(antwoord.Length == 0 || antwoord.StartsWith("HTTP/1.1 4", StringComparison.Ordinal), antwoord);
            }

            using (var daarna = await web.Client.GetAsync("/aanmelden", op.Token))
                Assert.Equal(HttpStatusCode.OK, daarna.StatusCode);
        }
        finally
        {
            trage.ForEach(t => t.Dispose());
        }
    }

    private static async Task<string> LeesUitAsync(NetworkStream stroom, CancellationToken stop)
    {
        try
        {
            using var lezer = new StreamReader(stroom, Encoding.ASCII);
            return await lezer.ReadToEndAsync(stop);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
