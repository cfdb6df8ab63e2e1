// Reads and changes a mailbox with microsoft-graph-client and prints what it saw, one line of JSON
// a step.
const {
  BatchRequestContent,
  BatchResponseContent,
  Client,
  PageIterator,
} = require("@microsoft/microsoft-graph-client");

const [root, token, user] = process.argv.slice(2);
const url = new URL(root);
const client = Client.initWithMiddleware({
  baseUrl: url.origin,
  customHosts: new Set([url.hostname]),
  authProvider: { getAccessToken: async () => token },
});
const inbox = `/users/${user}/mailFolders/inbox/messages`;

function tell(step, values) {
  console.log(JSON.stringify({ step, ...values }));
}

/** Every row of every page, and the link that the last page ends with. */
async function rows(request) {
  const found = [];
  const first = await request.get();
  const iterator = new PageIterator(client, first, (row) => {
    found.push(row);
    return true;
  });
  await iterator.iterate();
  return { found, link: iterator.getDeltaLink() };
}

async function list() {
  const { found } = await rows(
    client.api(inbox).select("subject").orderby("receivedDateTime").top(2),
  );
  tell("list", { subjects: found.map((each) => each.subject) });
}

async function delta() {
  const { found, link } = await rows(
    client
      .api(`${inbox}/delta`)
      .select("subject,internetMessageHeaders")
      .header("Prefer", "odata.maxpagesize=2"),
  );
  tell("delta", {
    subjects: found.map((each) => each.subject),
    headers: found.map((each) => each.internetMessageHeaders.length > 0),
  });
  return { ids: found.map((each) => each.id), link };
}

async function batch(ids) {
  const content = new BatchRequestContent(
    ids.map((id, number) => ({
      id: String(number),
      // the client takes away the host; what is left begins behind the version
      request: new Request(`${url.origin}/users/${user}/messages/${id}?$select=subject`),
    })),
  );
  const answers = new BatchResponseContent(
    await client.api("/$batch").post(await content.getContent()),
  );
  const subjects = [];
  for (const number of ids.keys()) {
    const answer = answers.getResponseById(String(number));
    subjects.push((await answer.json()).subject);
  }
  tell("batch", { subjects });
}

async function change(ids, link) {
  const message = await client.api(`/users/${user}/messages/${ids[0]}`).get();
  await client
    .api(`/users/${user}/messages/${ids[0]}`)
    .header("If-Match", message["@odata.etag"])
    .patch({ categories: ["Tracked"] });
  const moved = await client
    .api(`/users/${user}/messages/${ids[1]}/move`)
    .post({ destinationId: "archive" });
  const { found } = await rows(client.api(link));
  tell("change", {
    moved: moved.id,
    changed: found.filter((each) => !each["@removed"]).map((each) => each.id),
    removed: found.filter((each) => each["@removed"]).map((each) => each.id),
  });
}

async function mime(id) {
  const text = await client
    .api(`/users/${user}/messages/${id}/$value`)
    .responseType("text")
    .get();
  tell("mime", { text });
}

async function refusal() {
  try {
    await client.api(inbox).select("size").get();
    tell("refusal", { code: "none" });
  } catch (e) {
    tell("refusal", { status: e.statusCode, code: e.code, requestId: e.requestId !== null });
  }
}

async function main() {
  await list();
  const { ids, link } = await delta();
  await batch(ids);
  await change(ids, link);
  await mime(ids[2]);
  await refusal();
}

main().catch((e) => {
  console.error(e.stack ?? String(e));
  process.exit(1);
});
