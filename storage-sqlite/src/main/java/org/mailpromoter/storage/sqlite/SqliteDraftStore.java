package org.mailpromoter.storage.sqlite;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.draft.Draft;
import org.mailpromoter.core.draft.DraftContent;
import org.mailpromoter.core.draft.DraftId;
import org.mailpromoter.core.draft.DraftSummary;
import org.mailpromoter.core.store.DraftStore;

/** Drafts of mail. */
final class SqliteDraftStore implements DraftStore {
  static final String LIST =
      "SELECT id, version, kind, subject, changed_at FROM drafts WHERE author = :author"
          + " ORDER BY changed_at DESC, id DESC";

  private final Database database;

  SqliteDraftStore(Database database) {
    this.database = database;
  }

  private DraftRows rows(Handle handle) {
    return new DraftRows(database, handle);
  }

  @Override
  public Optional<Draft> create(String author, DraftContent content, Instant at) {
    return database.write(
        handle -> {
          if (count(handle, author) >= MOST) {
            return Optional.empty();
          }
          DraftRows rows = rows(handle);
          long id = rows.insert(author, content, at);
          rows.writeParts(id, content);
          return rows.find(author, new DraftId(id));
        });
  }

  private static long count(Handle handle, String author) {
    return handle
        .createQuery("SELECT count(*) FROM drafts WHERE author = ?")
        .bind(0, author)
        .mapTo(Long.class)
        .one();
  }

  @Override
  public Optional<Draft> find(String author, DraftId id) {
    return database.read(handle -> rows(handle).find(author, id));
  }

  @Override
  public Optional<Draft> update(
      String author, DraftId id, long version, DraftContent content, Instant at) {
    return database.write(
        handle -> {
          DraftRows rows = rows(handle);
          if (!rows.update(author, id, version, content, at)) {
            return Optional.empty();
          }
          rows.writeParts(id.value(), content);
          return rows.find(author, id);
        });
  }

  @Override
  public boolean delete(String author, DraftId id, long version) {
    return database.write(
        handle -> {
          List<Long> found =
              handle
                  .createQuery("SELECT id FROM drafts WHERE id = ? AND author = ? AND version = ?")
                  .bind(0, id.value())
                  .bind(1, author)
                  .bind(2, version)
                  .mapTo(Long.class)
                  .list();
          DraftRows.delete(handle, found);
          return !found.isEmpty();
        });
  }

  @Override
  public List<DraftSummary> list(String author) {
    return database.read(handle -> rows(handle).list(author));
  }

  @Override
  public int deleteUnchangedSince(Instant time) {
    return database.write(
        handle -> {
          List<Long> old =
              handle
                  .createQuery("SELECT id FROM drafts WHERE changed_at < ?")
                  .bind(0, time.toEpochMilli())
                  .mapTo(Long.class)
                  .list();
          DraftRows.delete(handle, old);
          return old.size();
        });
  }
}
