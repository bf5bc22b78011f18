using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Routeboek.Application.Registraties.Bronnen;

/// <summary>
/// Streams the objects of a JSON export, of which only a few named values are kept. Understands <c>[ ... ]</c>, <c>{"items": [ ... ]}</c>,
/// lists of such wrappers (pages, or one per pupil) and one object after another. A wrapper's own values hold for its items when they stand
/// before <c>items</c>.
/// </summary>
internal sealed class JsonItemlezer
{
    /// <summary>A larger item is no absence report.</summary>
    public const int MaximaalItem = 1024 * 1024;

    private const int MaximaleDiepte = 32;

    private readonly Stream _invoer;
    private readonly Knoop _wortel;
    private readonly int _aantalPaden;
    private readonly List<Kader> _stapel = [];
    private readonly byte[] _ontcijferd = new byte[6 * Tekst.MaximaleSleutellengte];
    private byte[] _buffer = new byte[64 * 1024];
    private int _van;
    private int _tot;
    private long _vooraf; // bytes of the file before _buffer[0]
    private long _regel = 1;
    private int _geteldTot;
    private bool _einde;
    private JsonReaderState _staat = new(new JsonReaderOptions { MaxDepth = MaximaleDiepte, AllowMultipleValues = true });
    private Kader? _item;
    private bool _onverwachtesleutel;
    private Knoop? _volgendeKnoop;
    private bool _isItems;

    /// <param name="invoer">Stays open.</param>
    /// <param name="paden">Dotted paths of the values to keep, case makes no difference; their position is their number.</param>
    public JsonItemlezer(Stream invoer, IReadOnlyList<string> paden)
    {
        _invoer = invoer;
        _aantalPaden = paden.Count;
        _wortel = new Knoop();
        for (var i = 0; i < paden.Count; i++)
        {
            var knoop = _wortel;
            foreach (var deel in paden[i].Split('.'))
            {
                var naam = Encoding.UTF8.GetBytes(deel);
                var kind = knoop.Zoek(naam);
                if (kind is null)
                    knoop.Kinderen.Add((naam, kind = new Knoop()));
                knoop = kind;
            }
            knoop.Pad = i;
        }
        do
            Vul();
        while (_tot < 4096 && !_einde);
        if (_tot >= 2 && (_buffer[0] is 0xFF or 0xFE))
            throw new Bestandsfout(Bronherkenning.Utf16Melding);
        if (_tot >= 3 && _buffer[0] == 0xEF)
            _van = _geteldTot = 3;
        if (_buffer.AsSpan(_van, _tot - _van).IndexOfAnyExcept(" \r\n\t"u8) < 0 && _tot < _buffer.Length)
            throw new Bestandsfout("Het bestand is leeg. Verwacht: JSON met een lijst van meldingen.");
    }

    /// <summary>The physical line on which the current item begins.</summary>
    public long Regel => _item!.Regel;

    /// <summary>The current item is larger than <see cref="MaximaalItem"/> or holds a value that cannot be read.</summary>
    public string? Bezwaar => _item!.Bezwaar;

    /// <summary>A value of the current item, or of the wrapper around it; empty when not given or null.</summary>
    public ReadOnlySpan<byte> Waarde(int pad)
    {
        for (var kader = _item; kader is not null; kader = kader.Boven)
        {
            if (kader.Waarden is { } waarden && waarden.Lengte[pad] > 0)
                return Tekst.Trim(waarden.Tekst.AsSpan(pad * Tekst.MaximaleSleutellengte, waarden.Lengte[pad]));
        }
        return default;
    }

    /// <summary>Goes to the next item.</summary>
    /// <exception cref="Bestandsfout">The file is not whole or not JSON.</exception>
    public bool Volgende()
    {
        if (_item is not null)
            Vrij(_item);
        _item = null;
        try
        {
            while (true)
            {
                if (Lees())
                    return true;
                if (_einde)
                {
                    if (_stapel.Count > 0)
                        throw Afgebroken();
                    return false;
                }
                if (_tot - _van == _buffer.Length)
                {
                    if (_buffer.Length >= MaximaalItem)
                        throw new Bestandsfout($"Regel {_regel}: een waarde is langer dan 1 MB. Dit is geen export van verzuim.");
                    Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, MaximaalItem));
                }
                Vul();
            }
        }
        catch (JsonException fout)
        {
            if (_einde && _stapel.Count > 0 && fout.Message.Contains("end of", StringComparison.OrdinalIgnoreCase))
                throw Afgebroken();
            var regel = _regel + (fout.LineNumber ?? 0);
            throw new Bestandsfout(fout.Message.Contains("depth", StringComparison.OrdinalIgnoreCase)
                ? $"Rond regel {_regel}: de JSON is dieper genest dan {MaximaleDiepte} lagen. Dit is geen export van verzuim."
                : $"Rond regel {Math.Max(_regel, Math.Min(regel, _regel + 1))}: dit is geen geldige JSON. Exporteer het bestand opnieuw.");
        }
    }

    private Bestandsfout Afgebroken() => new($"Het bestand houdt op regel {_regel} midden in een melding op: de export is afgebroken. Exporteer het opnieuw.");

    private bool Lees()
    {
        var lezer = new Utf8JsonReader(_buffer.AsSpan(_van, _tot - _van), _einde, _staat);
        var gevonden = false;
        while (!gevonden && lezer.Read())
            gevonden = Teken(ref lezer);
        _staat = lezer.CurrentState;
        var gelezen = (int)lezer.BytesConsumed;
        TelTot(_van + gelezen);
        _van += gelezen;
        return gevonden;
    }

    private void TelTot(int plek)
    {
        if (plek <= _geteldTot)
            return;
        _regel += _buffer.AsSpan(_geteldTot, plek - _geteldTot).Count((byte)'\n');
        _geteldTot = plek;
    }

    // True when an item is complete
    private bool Teken(ref Utf8JsonReader lezer)
    {
        var boven = _stapel.Count == 0 ? null : _stapel[^1];
        switch (lezer.TokenType)
        {
            case JsonTokenType.PropertyName:
                _isItems = boven!.IsKandidaat && (Gelijk(ref lezer, "items"u8));
                _volgendeKnoop = boven.Knoop?.Zoek(lezer.HasValueSequence || lezer.ValueIsEscaped ? default : lezer.ValueSpan);
                _onverwachtesleutel = _volgendeKnoop is null;
                return false;
            case JsonTokenType.StartArray:
                var lijst = boven is null || (boven.IsKandidaat && _isItems) || boven.IsItems;
                if (boven is { IsKandidaat: true } && _isItems)
                    boven.HadItems = true;
                _stapel.Add(new Kader { IsItems = lijst, Boven = boven });
                break;
            case JsonTokenType.StartObject:
                var kandidaat = boven is null || boven.IsItems;
                TelTot(_van + (int)lezer.TokenStartIndex);
                _stapel.Add(new Kader
                {
                    IsKandidaat = kandidaat,
                    Knoop = kandidaat ? _wortel : boven!.Knoop is null || _onverwachtesleutel || !boven.IsObject ? null : _volgendeKnoop,
                    IsObject = true,
                    Boven = boven,
                    Waarden = kandidaat ? Neem() : null,
                    Regel = _regel,
                    Begin = _vooraf + _van + lezer.TokenStartIndex,
                });
                break;
            case JsonTokenType.EndArray:
                _stapel.RemoveAt(_stapel.Count - 1);
                break;
            case JsonTokenType.EndObject:
                _stapel.RemoveAt(_stapel.Count - 1);
                if (!boven!.IsKandidaat)
                    break;
                if (boven.HadItems)
                {
                    Vrij(boven);
                    break;
                }
                if (_vooraf + _van + lezer.BytesConsumed - boven.Begin > MaximaalItem)
                    boven.Bezwaar = "de melding is groter dan 1 MB";
                _item = boven;
                return true;
            case JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                if (boven is { IsObject: true } && _volgendeKnoop is { Pad: >= 0 } knoop)
                    Bewaar(ref lezer, boven, knoop.Pad);
                break;
            default:
                break;
        }
        _volgendeKnoop = null;
        _isItems = false;
        return false;
    }

    private void Bewaar(ref Utf8JsonReader lezer, Kader kader, int pad)
    {
        while (!kader.IsKandidaat)
            kader = kader.Boven!;
        var waarde = lezer.ValueSpan;
        if (lezer.TokenType == JsonTokenType.String && lezer.ValueIsEscaped)
        {
            if (waarde.Length > _ontcijferd.Length)
                waarde = waarde[.._ontcijferd.Length]; // too long to be meant; the judge says so
            else
            {
                try
                {
                    waarde = _ontcijferd.AsSpan(0, lezer.CopyString(_ontcijferd));
                }
                catch (InvalidOperationException)
                {
                    kader.Bezwaar = "een waarde bevat tekens die niet bestaan";
                    return;
                }
            }
        }
        waarde = Tekst.Afgekapt(waarde, Tekst.MaximaleSleutellengte);
        if (!Utf8.IsValid(waarde))
        {
            kader.Bezwaar = "een waarde is geen geldige UTF-8";
            return;
        }
        waarde.CopyTo(kader.Waarden!.Tekst.AsSpan(pad * Tekst.MaximaleSleutellengte));
        kader.Waarden.Lengte[pad] = waarde.Length;
    }

    private static bool Gelijk(ref Utf8JsonReader lezer, ReadOnlySpan<byte> naam) => Ascii.EqualsIgnoreCase(lezer.ValueSpan, naam);

    private void Vul()
    {
        if (_van > 0)
        {
            TelTot(_van);
            _buffer.AsSpan(_van, _tot - _van).CopyTo(_buffer);
            _tot -= _van;
            _vooraf += _van;
            _van = 0;
            _geteldTot = 0;
        }
        var n = _invoer.Read(_buffer, _tot, _buffer.Length - _tot);
        _tot += n;
        _einde = n == 0;
    }

    private readonly Stack<Waarden> _voorraad = new();

    private Waarden Neem()
    {
        if (!_voorraad.TryPop(out var waarden))
            return new Waarden(_aantalPaden);
        Array.Clear(waarden.Lengte);
        return waarden;
    }

    private void Vrij(Kader kader)
    {
        if (kader.Waarden is { } waarden)
            _voorraad.Push(waarden);
        kader.Waarden = null;
    }

    private sealed class Knoop
    {
        public List<(byte[] Naam, Knoop Knoop)> Kinderen { get; } = [];

        public int Pad { get; set; } = -1;

        public Knoop? Zoek(ReadOnlySpan<byte> naam)
        {
            foreach (var (kandidaat, knoop) in Kinderen)
            {
                if (Ascii.EqualsIgnoreCase(kandidaat, naam))
                    return knoop;
            }
            return null;
        }
    }

    private sealed class Waarden(int aantal)
    {
        public byte[] Tekst { get; } = new byte[aantal * Bronnen.Tekst.MaximaleSleutellengte];

        public int[] Lengte { get; } = new int[aantal];
    }

    private sealed class Kader
    {
        public bool IsItems { get; init; }
        public bool IsKandidaat { get; init; }
        public bool IsObject { get; init; }
        public bool HadItems { get; set; }
        public Knoop? Knoop { get; init; }
        public Kader? Boven { get; init; }
        public Waarden? Waarden { get; set; }
        public long Regel { get; init; }
        public long Begin { get; init; }
        public string? Bezwaar { get; set; }
    }
}
