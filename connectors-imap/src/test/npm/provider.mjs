// An authorization server on a free port, with key.pem and cert.pem of a folder, and app.pem, the certificate of the program
// "with-certificate". Prints its issuer. Reads commands as lines, and answers each with "done": approve, decline, expire, revoke.
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { createInterface } from "node:readline";
import { Provider } from "oidc-provider";

const file = (name) => readFileSync(`${process.argv[2]}/${name}.pem`);
const server = createServer({ key: file("key"), cert: file("cert") });
const lock = new X509Certificate(file("app")).publicKey.export({ format: "jwk" });
const program = { redirect_uris: [], response_types: [] };
const codes = [];
const accessTokens = [];
const refreshTokens = [];

const configuration = {
  clients: [
    {
      ...program,
      client_id: "with-secret",
      client_secret: "a secret of the client",
      grant_types: ["client_credentials"],
      token_endpoint_auth_method: "client_secret_post",
    },
    {
      ...program,
      client_id: "with-certificate",
      grant_types: ["client_credentials"],
      token_endpoint_auth_method: "private_key_jwt",
      token_endpoint_auth_signing_alg: "PS256",
      jwks: { keys: [{ ...lock, use: "sig", alg: "PS256" }] },
    },
    {
      ...program,
      client_id: "for-people",
      grant_types: ["urn:ietf:params:oauth:grant-type:device_code", "refresh_token"],
      token_endpoint_auth_method: "none",
    },
    {
      ...program,
      client_id: "dovecot",
      client_secret: "introspects",
      grant_types: [],
      token_endpoint_auth_method: "client_secret_basic",
    },
  ],
  scopes: ["openid", "offline_access", "mail"],
  features: {
    clientCredentials: { enabled: true },
    deviceFlow: { enabled: true },
    introspection: { enabled: true, allowedPolicy: () => true },
  },
  enabledJWA: { clientAuthSigningAlgValues: ["PS256"] },
  rotateRefreshToken: true,
  extraTokenClaims: () => ({ username: "anna" }),
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  cookies: { keys: ["a key of the tests"] },
};

const commands = (provider) => ({
  // what the pages of the device flow do after the consent
  async approve() {
    const code = await provider.DeviceCode.find(codes.at(-1));
    const grant = new provider.Grant({ accountId: "anna", clientId: code.clientId });
    grant.addOIDCScope("openid offline_access mail");
    Object.assign(code, {
      accountId: "anna",
      authTime: Math.floor(Date.now() / 1000),
      grantId: await grant.save(),
      scope: code.params.scope,
    });
    await code.save();
  },
  async decline() {
    const code = await provider.DeviceCode.find(codes.at(-1));
    await Object.assign(code, { error: "access_denied", errorDescription: "declined" }).save();
  },
  async expire() {
    await Promise.all(accessTokens.splice(0).map((each) => each.destroy()));
  },
  async revoke() {
    await Promise.all(refreshTokens.splice(0).map((each) => each.destroy()));
  },
});

server.listen(0, "127.0.0.1", () => {
  const issuer = `https://localhost:${server.address().port}`;
  const provider = new Provider(issuer, configuration);
  provider.on("device_code.saved", (code) => codes.includes(code.jti) || codes.push(code.jti));
  provider.on("access_token.saved", (token) => accessTokens.push(token));
  provider.on("client_credentials.saved", (token) => accessTokens.push(token));
  provider.on("refresh_token.saved", (token) => refreshTokens.push(token));
  provider.on("grant.error", (_, error) => console.log(`refused: ${error.error_detail ?? error}`));
  server.on("request", provider.callback());
  const can = commands(provider);
  createInterface({ input: process.stdin }).on("line", (line) =>
    can[line]().then(() => console.log(`is done: ${line}`), (error) => console.log(`failed: ${error.stack}`)),
  );
  console.log(`issuer ${issuer}`);
});
