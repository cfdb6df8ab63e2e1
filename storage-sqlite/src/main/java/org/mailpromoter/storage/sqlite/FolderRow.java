package org.mailpromoter.storage.sqlite;

import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * A stored folder.
 *
 * @param id its number, 0 when it is not stored yet
 * @param cursor how far it was read
 */
record FolderRow(long id, Cursor cursor) {
  private static final FolderRow ABSENT = new FolderRow(0, Cursor.START);

  static FolderRow find(Handle handle, MailboxId mailbox, FolderId folder) {
    return handle
        .createQuery(
            "SELECT f.id, f.cursor FROM folders f JOIN mailboxes m ON m.id = f.mailbox"
                + " WHERE m.name = :mailbox AND f.name = :folder")
        .bind("mailbox", mailbox.value())
        .bind("folder", folder.value())
        .map(
            Rows.of(
                "the folder",
                "id",
                row -> new FolderRow(row.getLong(1), new Cursor(row.getString(2)))))
        .findOne()
        .orElse(ABSENT);
  }

  static FolderRow findOrCreate(Handle handle, MailboxId mailbox, FolderId folder) {
    FolderRow found = find(handle, mailbox, folder);
    if (found.id() != 0) {
      return found;
    }
    handle.execute("INSERT OR IGNORE INTO mailboxes (name) VALUES (?)", mailbox.value());
    handle.execute(
        "INSERT INTO folders (mailbox, name, cursor)"
            + " SELECT id, ?, '' FROM mailboxes WHERE name = ?",
        folder.value(),
        mailbox.value());
    return find(handle, mailbox, folder);
  }
}
