package org.mailpromoter.connectors.exchange.ews.read;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Consumer;
import org.mailpromoter.connectors.exchange.ews.call.Calls;
import org.mailpromoter.connectors.exchange.ews.call.Items;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.connectors.exchange.ews.reply.Reply;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;
import org.mailpromoter.core.mailbox.MailAccessException;

/** The arrivals of a folder since a state: SyncFolderItems, called repeatedly. */
final class FolderChanges implements Backlog.Changes {
  /** More the schema does not allow. */
  private static final int MOST_CHANGES = 512;

  /** Far more than a folder of Exchange holds: a server that promises more is not believed. */
  private static final long MOST_IN_ALL = 10_000_000;

  /** SyncStates of 4 KB were seen. */
  private static final int LONGEST_STATE = 1 << 20;

  private final Calls calls;
  private final String doing;
  private final XmlRequest.Part folder;
  private final Consumer<Arrival> arrivals;
  private String state;
  private boolean last;
  private long changes;

  /**
   * Begins to read.
   *
   * @param doing what is being done, for messages to people
   * @param folder writes the folder's id
   * @param state where to continue; empty for the beginning
   * @param arrivals receives the arrivals, in the server's order, possibly several times
   */
  FolderChanges(
      Calls calls, String doing, XmlRequest.Part folder, String state, Consumer<Arrival> arrivals) {
    this.calls = calls;
    this.doing = doing;
    this.folder = folder;
    this.state = state;
    this.arrivals = arrivals;
  }

  @Override
  public boolean readOn(int most) throws MailAccessException {
    for (int call = 0; call < most && !last; call++) {
      if (!readOn()) {
        return false;
      }
    }
    return true;
  }

  private boolean readOn() throws MailAccessException {
    String stateBefore = state;
    long changesBefore = changes;
    Reply reply = ask();
    if (reply.is(EwsError.SYNC_STATE_LOST) && !stateBefore.isEmpty()) {
      return false;
    }
    if (!reply.isFine()) {
      throw calls.failures().ofFolder(doing, reply);
    }
    if (state.isEmpty()) {
      throw calls.failures().senseless(doing, "it has no state to continue from");
    }
    if (changes > MOST_IN_ALL) {
      throw calls.failures().senseless(doing, "it lists more than " + MOST_IN_ALL + " changes");
    }
    // more was announced, but nothing came or the state did not change: it would continue forever
    last |= changes == changesBefore || state.equals(stateBefore);
    return true;
  }

  private Reply ask() throws MailAccessException {
    last = false;
    return calls.one(
        doing,
        body ->
            body.element(
                "m:SyncFolderItems",
                sync -> {
                  sync.element("m:ItemShape", FolderChanges::shape)
                      .element("m:SyncFolderId", folder);
                  if (!state.isEmpty()) {
                    sync.text("m:SyncState", state);
                  }
                  sync.text("m:MaxChangesReturned", String.valueOf(MOST_CHANGES));
                }),
        this::take);
  }

  private static void shape(XmlRequest shape) {
    shape
        .text("t:BaseShape", "IdOnly")
        .element(
            "t:AdditionalProperties",
            more -> more.empty("t:FieldURI", Map.of("FieldURI", "item:DateTimeReceived")));
  }

  private void take(String name, XmlAnswer at) throws IOException {
    switch (name) {
      case "SyncState" -> state = at.text(LONGEST_STATE).strip();
      case "IncludesLastItemInRange" -> last = at.text().strip().equals("true");
      case "Changes" -> at.eachChild(change -> change(change, at));
      default -> {}
    }
  }

  /** Changes of messages that were already reported count towards the limit and are skipped. */
  private void change(String change, XmlAnswer at) throws IOException {
    changes++;
    if (change.equals("Create")) {
      at.eachChild(
          kind -> {
            if (isMail(kind)) {
              arrival(at);
            }
          });
    }
  }

  private void arrival(XmlAnswer at) throws IOException {
    String[] words = {"", ""};
    at.eachChild(
        part -> {
          switch (part) {
            case "ItemId" -> words[0] = Items.id(at);
            case "DateTimeReceived" -> words[1] = at.text(100);
            default -> {}
          }
        });
    if (!words[0].isEmpty()) {
      arrivals.accept(new Arrival(second(words[1]), words[0]));
    }
  }

  private static long second(String time) {
    try {
      return OffsetDateTime.parse(time.strip()).toEpochSecond();
    } catch (DateTimeException e) {
      return 0;
    }
  }

  /**
   * Item classes that count as mail. Invitations and answers to them are mail, as over IMAP; posts,
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

  @Override
  public boolean isChanged() {
    return changes > 0;
  }

  @Override
  public boolean isAtEnd() {
    return last;
  }

  @Override
  public String state() {
    return state;
  }
}
