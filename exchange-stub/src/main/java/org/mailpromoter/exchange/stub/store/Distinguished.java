package org.mailpromoter.exchange.stub.store;

import java.util.Arrays;
import java.util.Optional;

/** Folders that every mailbox has, by the names of the schema's DistinguishedFolderIdNameType. */
public enum Distinguished {
  /** What holds everything. */
  ROOT(1, "root", "Root", ""),
  /** What a person sees as the mailbox. */
  MSGFOLDERROOT(2, "msgfolderroot", "Top of Information Store", "IPF.Note"),
  /** Where mail is delivered. */
  INBOX(3, "inbox", "Inbox", "IPF.Note"),
  /** Mail that is being written. */
  DRAFTS(4, "drafts", "Drafts", "IPF.Note"),
  /** Copies of sent mail. */
  SENTITEMS(5, "sentitems", "Sent Items", "IPF.Note"),
  /** Mail on its way out. */
  OUTBOX(6, "outbox", "Outbox", "IPF.Note"),
  /** The bin. */
  DELETEDITEMS(7, "deleteditems", "Deleted Items", "IPF.Note"),
  /** Spam. */
  JUNKEMAIL(8, "junkemail", "Junk Email", "IPF.Note"),
  /** Appointments. */
  CALENDAR(9, "calendar", "Calendar", "IPF.Appointment"),
  /** Contacts. */
  CONTACTS(10, "contacts", "Contacts", "IPF.Contact"),
  /** Tasks. */
  TASKS(11, "tasks", "Tasks", "IPF.Task"),
  /** Notes. */
  NOTES(12, "notes", "Notes", "IPF.StickyNote");

  private final int number;
  private final String id;
  private final String displayName;
  private final String folderClass;

  Distinguished(int number, String id, String displayName, String folderClass) {
    this.number = number;
    this.id = id;
    this.displayName = displayName;
    this.folderClass = folderClass;
  }

  /** Finds a folder by its name in the schema. */
  public static Optional<Distinguished> of(String id) {
    return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
  }

  /** Finds a folder by its number in the mailbox. */
  static Optional<Distinguished> of(int number) {
    return Arrays.stream(values()).filter(each -> each.number == number).findFirst();
  }

  /** The name in the schema. */
  public String id() {
    return id;
  }

  /** The number of the folder in its mailbox. */
  public int number() {
    return number;
  }

  String displayName() {
    return displayName;
  }

  String folderClass() {
    return folderClass;
  }

  int parent() {
    return switch (this) {
      case ROOT, MSGFOLDERROOT -> ROOT.number();
      default -> MSGFOLDERROOT.number();
    };
  }
}
