// Reads an inbox with ews-javascript-api and prints what it saw, one line of JSON a step.
const {
  BasePropertySet,
  EmailMessageSchema,
  ExchangeService,
  ExchangeVersion,
  FolderId,
  Item,
  ItemId,
  ItemSchema,
  ItemView,
  PropertySet,
  SyncFolderItemsScope,
  Uri,
  WebCredentials,
  WellKnownFolderName,
} = require("ews-javascript-api");

const [url, user, password] = process.argv.slice(2);
const service = new ExchangeService(ExchangeVersion.Exchange2016);
service.Credentials = new WebCredentials(user, password);
service.Url = new Uri(url);
const inbox = new FolderId(WellKnownFolderName.Inbox);

function tell(step, values) {
  console.log(JSON.stringify({ step, ...values }));
}

async function sync() {
  const ids = [];
  let state = null;
  let more = true;
  while (more) {
    const changes = await service.SyncFolderItems(
      inbox,
      new PropertySet(BasePropertySet.IdOnly),
      null,
      2,
      SyncFolderItemsScope.NormalItems,
      state,
    );
    ids.push(...changes.GetEnumerator().map((each) => each.ItemId.UniqueId));
    state = changes.SyncState;
    more = changes.MoreChangesAvailable;
  }
  tell("sync", { ids });
  return ids;
}

async function find() {
  const found = await service.FindItems(inbox, new ItemView(100));
  tell("find", {
    total: found.TotalCount,
    subjects: found.Items.map((each) => each.Subject),
  });
}

async function bind(id) {
  const wanted = new PropertySet(BasePropertySet.IdOnly, [
    ItemSchema.MimeContent,
    ItemSchema.Subject,
    EmailMessageSchema.InternetMessageId,
  ]);
  const item = await Item.Bind(service, id, wanted);
  tell("bind", {
    id: id.UniqueId,
    subject: item.Subject,
    messageId: item.InternetMessageId,
    mime: item.MimeContent.Content,
  });
}

async function main() {
  const ids = await sync();
  await find();
  for (const each of ids) {
    await bind(new ItemId(each));
  }
}

main().catch((e) => {
  console.error(e.Message ?? e.stack ?? String(e));
  process.exit(1);
});
