// A provider of OpenID Connect on a free port, with key.pem and cert.pem of a folder. Prints its issuer, reads the redirect address of its
// one client as a line, prints "ready". Whoever logs in has the group before the dot of their name.
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { createInterface } from "node:readline";
import { Provider } from "oidc-provider";

const file = (name) => readFileSync(`${process.argv[2]}/${name}.pem`);
const server = createServer({ key: file("key"), cert: file("cert") });
server.listen(0, "127.0.0.1", () => {
  const issuer = `https://localhost:${server.address().port}`;
  console.log(`issuer ${issuer}`);
  createInterface({ input: process.stdin }).once("line", (redirect) => {
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: "mailpromoter",
          client_secret: "a secret of the client",
          redirect_uris: [redirect],
        },
      ],
      pkce: { required: () => true },
      claims: { openid: ["sub"], profile: ["preferred_username", "groups"], email: ["email", "email_verified"] },
      conformIdTokenClaims: false,
      cookies: { keys: ["a key of the tests"] },
      findAccount: (_, id) => ({
        accountId: id,
        claims: () => ({
          sub: id,
          email: `${id}@contoso.example`,
          email_verified: true,
          preferred_username: id.split(".")[1],
          groups: [id.split(".")[0]],
        }),
      }),
    });
    server.on("request", provider.callback());
    console.log("is ready");
  });
});
