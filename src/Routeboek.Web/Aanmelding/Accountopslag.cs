using Microsoft.AspNetCore.Identity;
using Routeboek.Application.Aanmelding;

namespace Routeboek.Web.Aanmelding;

/// <summary>
/// As much of a store as the framework's passkey handler asks for. It only reads: every change of a means goes through
/// <see cref="Accountregister"/>, which writes the audit with it.
/// </summary>
internal sealed class Accountopslag(Accountregister register) : IUserPasskeyStore<Accountbeeld>
{
    public Task<string> GetUserIdAsync(Accountbeeld user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Accountbeeld user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Naam);

    public Task<string?> GetNormalizedUserNameAsync(Accountbeeld user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Naam);

    public Task<Accountbeeld?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParseExact(userId, "N", out var id) ? register.VindAsync(new AccountId(id), cancellationToken) : Task.FromResult<Accountbeeld?>(null);

    public Task<Accountbeeld?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => register.VindOpNaamAsync(normalizedUserName, cancellationToken);

    public async Task<Accountbeeld?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await register.VindPasskeyAsync(credentialId, cancellationToken) is { } passkey ? await register.VindAsync(passkey.Account, cancellationToken) : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Accountbeeld user, byte[] credentialId, CancellationToken cancellationToken) =>
        await register.VindPasskeyAsync(credentialId, cancellationToken) is { } passkey && passkey.Account == user.Id ? Van(passkey) : null;

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Accountbeeld user, CancellationToken cancellationToken) =>
        [.. (await register.PasskeysAsync(user.Id, cancellationToken)).Select(Van)];

    public Task AddOrUpdatePasskeyAsync(Accountbeeld user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw Alleenlezen();

    public Task RemovePasskeyAsync(Accountbeeld user, byte[] credentialId, CancellationToken cancellationToken) => throw Alleenlezen();

    public Task SetUserNameAsync(Accountbeeld user, string? userName, CancellationToken cancellationToken) => throw Alleenlezen();

    public Task SetNormalizedUserNameAsync(Accountbeeld user, string? normalizedName, CancellationToken cancellationToken) => throw Alleenlezen();

    public Task<IdentityResult> CreateAsync(Accountbeeld user, CancellationToken cancellationToken) => throw Alleenlezen();

    public Task<IdentityResult> UpdateAsync(Accountbeeld user, CancellationToken cancellationToken) => throw Alleenlezen();

    public Task<IdentityResult> DeleteAsync(Accountbeeld user, CancellationToken cancellationToken) => throw Alleenlezen();

    public void Dispose()
    {
    }

    private static NotSupportedException Alleenlezen() => new("middelen veranderen gaat door Accountregister");

    private static UserPasskeyInfo Van(Passkey p) => new(p.Sleutel, p.Publiek, new DateTimeOffset(p.Gemaakt), (uint)p.Teller,
        p.Vervoer.Split(' ', StringSplitOptions.RemoveEmptyEntries), p.Gecontroleerd, p.Overdraagbaar, p.Overgedragen, [], [])
    {
        Name = p.Naam,
    };
}
