package org.mailpromoter.graph.stub.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Folders that every mailbox has. Their names stand for ids in paths and as targets of moves. */
public enum WellKnown {
  /** What holds all folders that a person sees. */
  MSGFOLDERROOT(1, "Top of Information Store"),
  /** Where mail is delivered. */
  INBOX(2, "Inbox"),
  /** Mail that is being written. */
  DRAFTS(3, "Drafts"),
  /** Copies of sent mail. */
  SENTITEMS(4, "Sent Items"),
  /** Mail on its way out. */
  OUTBOX(5, "Outbox"),
  /** The bin. */
  DELETEDITEMS(6, "Deleted Items"),
  /** Spam. */
  JUNKEMAIL(7, "Junk Email"),
  /** What was put away. */
  ARCHIVE(8, "Archive"),
  /** Copies of chats. */
  CONVERSATIONHISTORY(9, "Conversation History"),
  /** What could not be synchronized; hidden. */
  SYNCISSUES(10, "Sync Issues");

  private final int number;
  private final String displayName;

  WellKnown(int number, String displayName) {
    this.number = number;
    this.displayName = displayName;
  }

  /** Finds a folder by its name in paths, in any case. */
  public static Optional<WellKnown> of(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equalsIgnoreCase(id)).findFirst();
  }

  /** The name in paths. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The number of the folder in its mailbox. */
  public int number() {
    return number;
  }

  FolderContent made() {
    int parent = this == MSGFOLDERROOT ? 0 : MSGFOLDERROOT.number;
    return new FolderContent(number, parent, displayName, this == SYNCISSUES);
  }
}
