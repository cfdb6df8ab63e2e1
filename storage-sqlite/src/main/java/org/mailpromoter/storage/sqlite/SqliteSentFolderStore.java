package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sending.EvidenceSearch;
import org.mailpromoter.core.sending.OutgoingId;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.SentCopy;
import org.mailpromoter.core.store.SentFolderStore;

/** What is done in folders of sent mail. */
final class SqliteSentFolderStore implements SentFolderStore {
  static final String DUE =
      "SELECT * FROM sent_copies WHERE mailbox = :mailbox AND next IS NOT NULL AND next <= :at"
          + " ORDER BY next, mail LIMIT :limit";
  static final String NEXT =
      "SELECT min(next) FROM sent_copies WHERE mailbox = :mailbox AND next IS NOT NULL";

  private final Database database;

  SqliteSentFolderStore(Database database) {
    this.database = database;
  }

  /** Writes that a copy is wanted, once, as a part of a transaction (SF-1). */
  static void want(Handle handle, OutgoingMail mail, Instant at) {
    handle.execute(
        "INSERT OR IGNORE INTO sent_copies (mail, mailbox, state, since, tries, next, folder,"
            + " words) VALUES (?, ?, ?, ?, 0, ?, '', '')",
        mail.id().value(),
        mail.mailbox().value(),
        SentCopy.State.WANTED.name(),
        at.toEpochMilli(),
        at.toEpochMilli());
  }

  @Override
  public List<SentCopy> due(MailboxId mailbox, Instant at, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(DUE)
                .bind("mailbox", mailbox.value())
                .bind("at", at.toEpochMilli())
                .bind("limit", limit)
                .map(Rows.of("the copy of outgoing mail", "mail", SqliteSentFolderStore::copy))
                .list());
  }

  @Override
  public Optional<Instant> nextDue(MailboxId mailbox) {
    return database.read(
        handle ->
            handle
                .createQuery(NEXT)
                .bind("mailbox", mailbox.value())
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli));
  }

  @Override
  public Optional<SentCopy> of(OutgoingId mail) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM sent_copies WHERE mail = :mail")
                .bind("mail", mail.value())
                .map(Rows.of("the copy of outgoing mail", "mail", SqliteSentFolderStore::copy))
                .findOne());
  }

  private static SentCopy copy(ResultSet row) throws SQLException {
    long next = row.getLong("next");
    boolean waits = !row.wasNull();
    return new SentCopy(
        new OutgoingId(row.getLong("mail")),
        new MailboxId(row.getString("mailbox")),
        SentCopy.State.valueOf(row.getString("state")),
        Instant.ofEpochMilli(row.getLong("since")),
        row.getInt("tries"),
        waits ? Optional.of(Instant.ofEpochMilli(next)) : Optional.empty(),
        row.getString("folder"),
        row.getString("words"));
  }

  @Override
  public void put(SentCopy copy) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    "UPDATE sent_copies SET state = :state, tries = :tries, next = :next,"
                        + " folder = :folder, words = :words"
                        + " WHERE mail = :mail AND next IS NOT NULL")
                .bind("state", copy.state().name())
                .bind("tries", copy.tries())
                .bind("next", copy.next().map(Instant::toEpochMilli).orElse(null))
                .bind("folder", copy.folder())
                .bind("words", copy.words())
                .bind("mail", copy.mail().value())
                .execute());
  }

  @Override
  public int endAll(MailboxId mailbox, SentCopy.State end) {
    if (end == SentCopy.State.WANTED) {
      throw new IllegalArgumentException("no end of a copy: " + end);
    }
    return nextDue(mailbox).isEmpty()
        ? 0
        : database.write(
            handle ->
                handle.execute(
                    "UPDATE sent_copies SET state = ?, next = NULL"
                        + " WHERE mailbox = ? AND next IS NOT NULL",
                    end.name(),
                    mailbox.value()));
  }

  @Override
  public List<EvidenceSearch> searches(OutgoingId mail) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM evidence_searches WHERE mail = :mail ORDER BY position")
                .bind("mail", mail.value())
                .map(
                    Rows.of(
                        "a search for evidence of outgoing mail",
                        "mail",
                        SqliteSentFolderStore::search))
                .list());
  }

  private static EvidenceSearch search(ResultSet row) throws SQLException {
    return new EvidenceSearch(
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("folder"),
        EvidenceSearch.Result.valueOf(row.getString("result")),
        row.getString("words"));
  }

  @Override
  public void add(OutgoingId mail, EvidenceSearch search) {
    database.write(
        handle ->
            handle.execute(
                "INSERT INTO evidence_searches (mail, position, at, folder, result, words) VALUES"
                    + " (?, (SELECT coalesce(max(position), 0) + 1 FROM evidence_searches"
                    + " WHERE mail = ?), ?, ?, ?, ?)",
                mail.value(),
                mail.value(),
                search.at().toEpochMilli(),
                search.folder(),
                search.result().name(),
                search.words()));
  }
}
