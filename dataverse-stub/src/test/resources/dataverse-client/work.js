// Works with a Dataverse server through dynamics-web-api and prints what it saw, a line of JSON a step.
const { DynamicsWebApi } = require("dynamics-web-api");

const [server, token] = process.argv.slice(2);
const api = new DynamicsWebApi({
  serverUrl: server,
  dataApi: { version: "9.2" },
  onTokenRefresh: async () => token,
});

function tell(step, values) {
  console.log(JSON.stringify({ step, ...values }));
}

async function refused(step, work) {
  try {
    tell(step, { status: "none", answer: await work() });
  } catch (e) {
    const first = Array.isArray(e) ? e[0] : e;
    tell(step, { status: first.status, code: first.code ?? first.error?.code });
  }
}

const email = "11111111-1111-5111-8111-111111111111";

async function contacts() {
  const made = await api.create({
    collection: "contacts",
    data: { firstname: "Anna", lastname: "O'Brien", emailaddress1: "Anna@X.example" },
    returnRepresentation: true,
  });
  tell("create", { name: made.fullname });
  const list = await api.retrieveMultiple({
    collection: "contacts",
    select: ["fullname", "emailaddress1"],
    filter: "emailaddress1 eq 'anna@x.example'",
    count: true,
  });
  tell("list", { count: list.oDataCount, names: list.value.map((each) => each.fullname) });
  return made.contactid;
}

async function fetch() {
  const found = await api.fetch({
    collection: "emailsearches",
    fetchXml:
      '<fetch><entity name="emailsearch"><attribute name="emailaddress"/><attribute name="parentobjectid"/>' +
      '<filter><condition attribute="emailaddress" operator="in"><value>ANNA@x.example</value></condition></filter>' +
      '<link-entity name="contact" from="contactid" to="parentobjectid" link-type="outer" alias="c">' +
      '<attribute name="fullname"/></link-entity></entity></fetch>',
    includeAnnotations: "*",
  });
  const row = found.value[0];
  tell("fetch", {
    name: row["c.fullname"],
    table: row["_parentobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname"],
  });
}

async function activity(contact) {
  await api.create({
    collection: "emails",
    data: {
      activityid: email,
      subject: "Größe",
      directioncode: false,
      email_activity_parties: [
        { participationtypemask: 1, addressused: "a@x.example", "partyid_contact@odata.bind": `/contacts(${contact})` },
        { participationtypemask: 2, addressused: "b@x.example" },
      ],
    },
  });
  const read = await api.retrieve({
    collection: "emails",
    key: email,
    select: ["subject"],
    expand: [{ property: "email_activity_parties", select: ["addressused"] }],
  });
  tell("activity", { subject: read.subject, parties: read.email_activity_parties.map((each) => each.addressused) });
  await refused("again", () =>
    api.upsert({ collection: "emails", key: email, data: { subject: "x" }, ifnonematch: "*" }),
  );
  await refused("read-only", () => api.update({ collection: "emails", key: email, data: { inreplyto: "x" } }));
}

async function batch() {
  api.startBatch();
  api.create({ collection: "accounts", data: { name: "In a batch" }, contentId: "1" });
  api.update({ collection: "emails", key: email, data: { statecode: 1, statuscode: 4 } });
  const answers = await api.executeBatch();
  tell("batch", { answers: answers.length });
  const read = await api.retrieve({ collection: "emails", key: email, select: ["statecode"] });
  tell("completed", { state: read.statecode });
  await refused("rollback", async () => {
    api.startBatch();
    api.create({ collection: "accounts", data: { name: "Not there" }, contentId: "1" });
    api.create({ collection: "accounts", data: { nosuch: 1 }, contentId: "2" });
    await api.executeBatch();
  });
  const all = await api.retrieveAll({ collection: "accounts", select: ["name"] });
  tell("accounts", { names: all.value.map((each) => each.name) });
}

async function main() {
  const contact = await contacts();
  await fetch();
  await activity(contact);
  await batch();
  const me = await api.callFunction({ functionName: "WhoAmI" });
  tell("function", { user: me.UserId });
  await api.deleteRecord({ collection: "emails", key: email });
  await refused("deleted", () => api.retrieve({ collection: "emails", key: email }));
}

main().catch((e) => {
  console.error(e.status, e.message, e.stack);
  process.exit(1);
});
