package org.mailpromoter.connectors.exchange.ews;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;
import org.mailpromoter.core.mailbox.MailAccessException;

/** The ids of what arrived in a folder since a state: SyncFolderItems, called a few times. */
final class SyncPage {
  /** More the schema does not allow. */
  static final int MOST_CHANGES = 512;

  /** A folder where thousands of messages were read since last time is passed over in bites. */
  private static final int MOST_CALLS = 8;

  /** SyncStates of 4 KB were seen. */
  private static final int LONGEST_STATE = 1 << 20;

  private final Calls calls;
  private final String doing;
  private final XmlRequest.Part folder;
  private final Set<String> created = new LinkedHashSet<>();
  private String state;
  private boolean last;
  private int changes;

  private SyncPage(Calls calls, String doing, XmlRequest.Part folder, String state) {
    this.calls = calls;
    this.doing = doing;
    this.folder = folder;
    this.state = state;
  }

  /**
   * Reads on.
   *
   * @param doing what is being done, for messages to people
   * @param folder writes the folder's id
   * @param from where to go on; a state that Exchange refuses means from the start
   * @param most how many messages to look for
   */
  static SyncPage read(
      Calls calls, String doing, XmlRequest.Part folder, Optional<EwsCursor> from, int most)
      throws MailAccessException {
    SyncPage page = new SyncPage(calls, doing, folder, from.map(EwsCursor::state).orElse(""));
    for (int call = 0; call < MOST_CALLS && !page.last && page.created.size() < most; call++) {
      page.readOn(Math.min(MOST_CHANGES, most - page.created.size()));
    }
    return page;
  }

  private void readOn(int most) throws MailAccessException {
    String before = state;
    int changesBefore = changes;
    Reply reply = ask(most);
    if (reply.is(EwsError.SYNC_STATE_LOST) && !before.isEmpty()) {
      state = "";
      created.clear();
      reply = ask(most);
    }
    if (!reply.isFine()) {
      throw failure(reply);
    }
    if (state.isEmpty()) {
      throw calls.failures().senseless(doing, "it has no state to go on from");
    }
    last |= changes == changesBefore; // more was promised and nothing came: it would go on for ever
  }

  private MailAccessException failure(Reply reply) {
    return reply.is(EwsError.ACCESS_DENIED)
        ? calls.failures().folderDenied(doing, reply)
        : calls.failures().refused(doing, reply);
  }

  private Reply ask(int most) throws MailAccessException {
    last = false;
    return calls.one(
        doing,
        body ->
            body.element(
                "m:SyncFolderItems",
                sync -> {
                  sync.element("m:ItemShape", shape -> shape.text("t:BaseShape", "IdOnly"))
                      .element("m:SyncFolderId", folder);
                  if (!state.isEmpty()) {
                    sync.text("m:SyncState", state);
                  }
                  sync.text("m:MaxChangesReturned", String.valueOf(most));
                }),
        this::take);
  }

  private void take(String name, XmlAnswer at) throws IOException {
    switch (name) {
      case "SyncState" -> state = at.text(LONGEST_STATE).strip();
      case "IncludesLastItemInRange" -> last = at.text().strip().equals("true");
      case "Changes" -> at.eachChild(change -> change(change, at));
      default -> {}
    }
  }

  private void change(String change, XmlAnswer at) throws IOException {
    changes++;
    switch (change) {
      case "Create" ->
          at.eachChild(
              kind -> {
                if (isMail(kind)) {
                  at.eachChild(part -> Items.id(part, at).ifPresent(created::add));
                }
              });
      case "Delete" -> at.eachChild(part -> Items.id(part, at).ifPresent(created::remove));
      default -> {} // what people did with a message that was reported before
    }
  }

  /**
   * What arrives as mail. Invitations and answers to them are mail, as they are over IMAP; posts,
   * contacts, tasks and appointments are not. Reports and receipts come as messages.
   */
  private static boolean isMail(String kind) {
    return switch (kind) {
      case "Message",
          "MeetingMessage",
          "MeetingRequest",
          "MeetingResponse",
          "MeetingCancellation" ->
          true;
      default -> false;
    };
  }

  /** The items that arrived, in the server's order. */
  List<String> created() {
    return new ArrayList<>(created);
  }

  /** Whether anything happened, even if nothing arrived. */
  boolean isChanged() {
    return changes > 0;
  }

  /** Whether there is more to read right now. */
  boolean hasMore() {
    return !last;
  }

  EwsCursor next() {
    return new EwsCursor(state);
  }
}
