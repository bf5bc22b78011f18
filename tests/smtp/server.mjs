// Takes every message and prints it as one line of JSON. Ends when its input does.
import { SMTPServer } from "smtp-server";

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, sessie, klaar) {
    let tekst = "";
    stream.setEncoding("utf8");
    stream.on("data", (stuk) => { tekst += stuk; });
    stream.on("end", () => {
      console.log(JSON.stringify({ van: sessie.envelope.mailFrom.address, aan: sessie.envelope.rcptTo.map((r) => r.address), tekst }));
      klaar();
    });
  },
});
server.listen(0, "127.0.0.1", () => console.log(`poort ${server.server.address().port}`));
process.stdin.resume();
process.stdin.on("end", () => server.close(() => process.exit(0)));
