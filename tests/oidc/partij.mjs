// A real OpenID Connect provider on a free port of this machine, for the tests of sign-in. It can be told to go wrong in one way:
// POST /proef/<how>, after which its next id_tokens are false. The first line it writes is its address.
import { createServer } from 'node:http';
import { generateKeyPair, exportJWK, importJWK, SignJWT, decodeJwt } from 'jose';
import Provider from 'oidc-provider';

const terug = process.argv[2];
const maakSleutel = async kid => ({ ...await exportJWK((await generateKeyPair('RS256', { extractable: true })).privateKey), alg: 'RS256', use: 'sig', kid });
const sleutel = await maakSleutel('een');
const vreemd = await maakSleutel('twee');
let hoe = 'goed';

const codeer = o => Buffer.from(JSON.stringify(o)).toString('base64url');
const teken = async (inhoud, jwk, kid) => new SignJWT(inhoud).setProtectedHeader({ alg: 'RS256', kid }).sign(await importJWK(jwk, 'RS256'));
const nu = () => Math.floor(Date.now() / 1000);
const vals = {
  nonce: i => teken({ ...i, nonce: 'anders' }, sleutel, 'een'),
  zondernonce: ({ nonce, ...i }) => teken(i, sleutel, 'een'),
  publiek: i => teken({ ...i, aud: 'een-ander' }, sleutel, 'een'),
  uitgever: i => teken({ ...i, iss: 'https://kwaad.example' }, sleutel, 'een'),
  verlopen: i => teken({ ...i, iat: nu() - 7200, exp: nu() - 3600 }, sleutel, 'een'),
  zondereinde: ({ exp, ...i }) => teken(i, sleutel, 'een'),
  onbekendesleutel: i => teken(i, vreemd, 'twee'),
  vreemdehandtekening: i => teken(i, vreemd, 'een'),
  zonderhandtekening: async i => `${codeer({ alg: 'none' })}.${codeer(i)}.`,
  bsn: i => teken({ ...i, sub: '111222333' }, sleutel, 'een'),
  geen: async () => undefined,
};

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const uitgever = `http://localhost:${server.address().port}`;
  const partij = new Provider(uitgever, {
    clients: [{ client_id: 'routeboek', client_secret: 'geheim-van-de-proef', redirect_uris: [terug], token_endpoint_auth_method: 'client_secret_post' }],
    jwks: { keys: [sleutel] },
    cookies: { keys: ['proef'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Grant: 300, Interaction: 300, Session: 300 },
  });
  partij.use(async (ctx, next) => {
    if (ctx.path.startsWith('/proef/')) {
      hoe = ctx.path.slice('/proef/'.length);
      ctx.status = 204;
      return;
    }
    await next();
    if (ctx.path === '/token' && ctx.body?.id_token && vals[hoe]) ctx.body.id_token = await vals[hoe](decodeJwt(ctx.body.id_token));
  });
  server.on('request', partij.callback());
  console.log(uitgever);
});
// the tests hold our input open: when they are gone, so are we
process.stdin.resume().on('end', () => process.exit(0));
