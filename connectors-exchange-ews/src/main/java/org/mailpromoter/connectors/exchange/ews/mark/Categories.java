package org.mailpromoter.connectors.exchange.ews.mark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.connectors.exchange.ews.call.BatchSize;
import org.mailpromoter.connectors.exchange.ews.call.Batches;
import org.mailpromoter.connectors.exchange.ews.call.Calls;
import org.mailpromoter.connectors.exchange.ews.call.Items;
import org.mailpromoter.connectors.exchange.ews.call.Refusals;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.connectors.exchange.ews.reply.Reply;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.Mark;

/**
 * Reads the categories of items, adds one or removes it. Exchange has no operation for a single
 * category, only for the list: it is read first and written back with the version that was read, so
 * that changes by people are not lost. Items that already have the right categories are not
 * changed.
 */
public final class Categories {
  /** How often an item is read again while it is being changed by someone else. */
  private static final int ATTEMPTS = 3;

  private final Calls calls;
  private final BatchSize size;
  private final String doing;

  public Categories(Calls calls, BatchSize size, String doing) {
    this.calls = calls;
    this.size = size;
    this.doing = doing;
  }

  /** The categories of items, in lower case; items that no longer exist are left out. */
  public Map<String, Set<String>> of(List<String> ids) throws MailAccessException {
    Map<String, Set<String>> keywords = new HashMap<>();
    listed(ids).forEach((id, item) -> keywords.put(id, item.keywords()));
    return keywords;
  }

  private Map<String, Standing> listed(List<String> ids) throws MailAccessException {
    Listed listed = new Listed();
    new Batches(calls, size, doing).ask(ids, listed);
    return listed.items;
  }

  /** Marks items; items that no longer exist are skipped (MS-11). */
  public void mark(List<String> ids, Mark mark) throws MailAccessException {
    List<String> left = ids;
    for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
      Change change = new Change(changed(listed(left), mark));
      new Batches(calls, size, doing).ask(List.copyOf(change.wanted.keySet()), change);
      change.refusals.failIfAny(calls.failures(), doing);
      left = change.conflicts;
    }
  }

  /** The categories of an item and its version. */
  private record Standing(String changeKey, List<String> categories) {
    Set<String> keywords() {
      return categories.stream()
          .map(each -> each.strip().toLowerCase(Locale.ROOT))
          .collect(Collectors.toSet());
    }
  }

  private static Map<String, Standing> changed(Map<String, Standing> items, Mark mark) {
    Map<String, Standing> changed = new LinkedHashMap<>();
    items.forEach(
        (id, item) -> {
          List<String> others = new ArrayList<>(item.categories());
          boolean stood = others.removeIf(mark.keyword()::equalsIgnoreCase);
          boolean stands = mark.change() == Mark.Change.SET;
          if (stands) {
            others.add(mark.keyword());
          }
          if (stood != stands) {
            changed.put(id, new Standing(item.changeKey(), others));
          }
        });
    return changed;
  }

  /** Reads the categories of items. */
  private static final class Listed implements Batches.Question {
    private final Map<String, Standing> items = new HashMap<>();

    @Override
    public XmlRequest.Part about(List<String> ids) {
      return body ->
          body.element(
              "m:GetItem",
              get ->
                  get.element("m:ItemShape", Items::withCategories)
                      .element("m:ItemIds", list -> Items.ids(list, ids)));
    }

    @Override
    public String take(String name, XmlAnswer at) throws IOException {
      String[] id = {""};
      if (name.equals("Items")) {
        at.eachChild(kind -> id[0] = item(at));
      }
      return id[0];
    }

    private String item(XmlAnswer at) throws IOException {
      String[] words = {"", ""};
      List<String> categories = new ArrayList<>();
      at.eachChild(
          part -> {
            switch (part) {
              case "ItemId" -> {
                words[0] = Items.id(at);
                words[1] = at.attribute("ChangeKey");
              }
              case "Categories" -> at.eachChild(each -> categories.add(at.text()));
              default -> {}
            }
          });
      items.put(words[0], new Standing(words[1], categories));
      return words[0];
    }

    @Override
    public void refused(String id, Reply reply) {
      // gone or unreadable: there is nothing to mark
    }
  }

  /** Writes the categories of items. */
  private static final class Change implements Batches.Question {
    private final Map<String, Standing> wanted;
    private final List<String> conflicts = new ArrayList<>();
    private final Refusals refusals = new Refusals();

    Change(Map<String, Standing> wanted) {
      this.wanted = wanted;
    }

    @Override
    public XmlRequest.Part about(List<String> ids) {
      return body ->
          body.element(
              "m:UpdateItem",
              Map.of("ConflictResolution", "AutoResolve", "MessageDisposition", "SaveOnly"),
              update ->
                  update.element(
                      "m:ItemChanges", changes -> ids.forEach(id -> change(changes, id))));
    }

    private void change(XmlRequest changes, String id) {
      Standing standing = wanted.getOrDefault(id, new Standing("", List.of()));
      changes.element(
          "t:ItemChange",
          change ->
              change
                  .empty("t:ItemId", version(id, standing.changeKey()))
                  .element("t:Updates", updates -> update(updates, standing.categories())));
    }

    private static Map<String, String> version(String id, String changeKey) {
      return changeKey.isEmpty() ? Map.of("Id", id) : Map.of("Id", id, "ChangeKey", changeKey);
    }

    private static void update(XmlRequest updates, List<String> categories) {
      Map<String, String> field = Map.of("FieldURI", "item:Categories");
      if (categories.isEmpty()) {
        updates.element("t:DeleteItemField", delete -> delete.empty("t:FieldURI", field));
      } else {
        updates.element(
            "t:SetItemField",
            set ->
                set.empty("t:FieldURI", field)
                    .element(
                        "t:Message",
                        message ->
                            message.element(
                                "t:Categories",
                                list -> categories.forEach(each -> list.text("t:String", each)))));
      }
    }

    /** The answer names the item in its new version; its id stays. */
    @Override
    public String take(String name, XmlAnswer at) throws IOException {
      String[] id = {""};
      if (name.equals("Items")) {
        at.eachChild(kind -> id[0] = Items.idOf(at));
      }
      return wanted.containsKey(id[0]) ? id[0] : "";
    }

    @Override
    public void refused(String id, Reply reply) {
      if (reply.is(EwsError.CONFLICT)) {
        conflicts.add(id);
      } else {
        refusals.add(reply);
      }
    }
  }
}
