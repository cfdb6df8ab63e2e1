package org.mailpromoter.storage.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The contents of attachments and of files of drafts, each once, however many have it (P-52). They
 * are in pieces: SQLite's driver knows no streams, and a whole one may be larger than memory.
 */
final class Contents {
  static final int PIECE = 256 << 10;

  private Contents() {}

  /** A piece, empty behind the last one. */
  static Optional<byte[]> piece(Handle handle, long id, int position) {
    return handle
        .createQuery("SELECT bytes FROM content_pieces WHERE content = ? AND position = ?")
        .bind(0, id)
        .bind(1, position)
        .mapTo(byte[].class)
        .findOne();
  }

  /** Removes the contents of attachments, and deletes those that no other attachment uses. */
  static void take(Handle handle, String activities) {
    List<Long> contents = of(handle, activities);
    handle.execute(
        "UPDATE attachments SET content = NULL"
            + " WHERE activity IN (SELECT value FROM json_each(?))",
        activities);
    deleteUnreferenced(handle, contents);
  }

  /** The contents that the attachments of activities have. */
  static List<Long> of(Handle handle, String activities) {
    return handle
        .createQuery(
            "SELECT DISTINCT content FROM attachments"
                + " WHERE activity IN (SELECT value FROM json_each(?)) AND content IS NOT NULL")
        .bind(0, activities)
        .mapTo(Long.class)
        .list();
  }

  /** Removes the contents that contain an address in lower case. */
  static void takeWith(Handle handle, String address) {
    List<Long> with =
        handle.createQuery("SELECT id FROM contents ORDER BY id").mapTo(Long.class).stream()
            .filter(id -> holds(handle, id, address))
            .toList();
    handle.execute(
        "UPDATE attachments SET content = NULL WHERE content IN (SELECT value FROM json_each(?))",
        JsonList.ofNumbers(with));
    deleteUnreferenced(handle, with);
  }

  /** Whether a content contains an address in lower case. */
  static boolean holds(Handle handle, long id, String address) {
    StoredContent content = new StoredContent(at -> piece(handle, id, at), "", 0);
    try (InputStream bytes = content.open()) {
      return ByteSearch.count(bytes, address) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Deletes those of some contents that no attachment and no draft has. Rows of attachments that
   * still wait in a batch do not count: the caller writes them first.
   */
  static void deleteUnreferenced(Handle handle, List<Long> contents) {
    String list = JsonList.ofNumbers(contents);
    handle.execute(
        "DELETE FROM content_pieces WHERE content IN (SELECT value FROM json_each(?))"
            + " AND NOT EXISTS (SELECT 1 FROM attachments a"
            + " WHERE a.content = content_pieces.content)"
            + " AND NOT EXISTS (SELECT 1 FROM draft_files f"
            + " WHERE f.content = content_pieces.content)",
        list);
    handle.execute(
        "DELETE FROM contents WHERE id IN (SELECT value FROM json_each(?))"
            + " AND NOT EXISTS (SELECT 1 FROM attachments a WHERE a.content = contents.id)"
            + " AND NOT EXISTS (SELECT 1 FROM draft_files f WHERE f.content = contents.id)",
        list);
  }
}
