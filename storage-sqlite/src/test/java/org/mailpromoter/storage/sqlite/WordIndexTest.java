package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.history.SearchWords;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.store.NewActivity;

/** What the index of words knows follows every change, and what is erased leaves its pages. */
class WordIndexTest {
  private static final String WORD = "xylographer";
  private static final EmailAddress TOM = new EmailAddress("quentin@zephyr.example");

  @TempDir private Path folder;
  private Path file;
  private SqliteStorage storage;

  @BeforeEach
  void openIt() {
    file = folder.resolve("test.db");
    storage = Joined.to(file);
  }

  @AfterEach
  void closeIt() {
    storage.close();
  }

  /** Decisions with rare words, of which the last stays. */
  private void decide() {
    try (Database database = Database.openExisting(file)) {
      database.write(
          handle -> {
            handle.execute("INSERT INTO mailboxes (id, name) VALUES (1, 'anna')");
            handle.execute(
                "INSERT INTO folders (id, mailbox, name, cursor) VALUES (1, 1, 'INBOX', '')");
            for (int id = 1; id <= 40; id++) {
              decide(handle, id, id < 40 ? WORD + id : "offer", TOM.value());
            }
            WordWriter.decisionsFrom(handle.getConnection(), 1);
            return true;
          });
    }
  }

  private static void decide(Handle handle, int id, String subject, String sender) {
    handle.execute(
        "INSERT INTO decisions (id, folder, epoch, ref, message_hash, message_key, fingerprint,"
            + " outcome, reason, sub_reasons, sender, subject, received_at, decided_at, policy)"
            + " VALUES (?, 1, '1', ?, ?, ?, 1, 2, ?, 'NOT_ADDRESSED', ?, ?, ?, ?, 1)",
        id,
        String.valueOf(id),
        id,
        "<" + id + "@x>",
        Reason.NO_CORRELATION_MATCH.code(),
        sender,
        subject,
        id,
        id);
    handle.execute("INSERT INTO evidence VALUES (?, x'01', x'02')", id);
  }

  private List<Long> found(String table, String word) {
    try (Database database = Database.openExisting(file)) {
      return database.read(
          handle ->
              WordIndex.of(handle, table, SearchWords.of(word), "")
                  .rows(List.of(), 100)
                  .orElseThrow());
    }
  }

  private boolean isInPages(String table, String text) {
    String wanted = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    try (Database database = Database.openExisting(file)) {
      return database.read(
          handle ->
              handle
                  .createQuery("SELECT lower(hex(block)) FROM " + table + "_data")
                  .mapTo(String.class)
                  .stream()
                  .anyMatch(block -> block.contains(wanted)));
    }
  }

  /** Whether a word is anywhere in the files of the database, also where nothing reads it. */
  private boolean isInFiles(String word) throws IOException {
    for (String suffix : List.of("", "-wal")) {
      Path each = file.resolveSibling(file.getFileName() + suffix);
      if (Files.exists(each)
          && Files.readString(each, StandardCharsets.ISO_8859_1).contains(word)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void wordsOfForgottenDecisionsLeaveTheFile() throws Exception {
    decide();
    assertThat(found("decision_words", WORD)).hasSize(39);
    assertThat(isInPages("decision_words", "graphe")).isTrue();
    assertThat(isInFiles(WORD)).isTrue();
    storage.privacy().forget(Reason.NO_CORRELATION_MATCH, Instant.ofEpochMilli(40), Progress.NONE);
    assertThat(found("decision_words", WORD)).isEmpty();
    assertThat(found("decision_words", "offer")).containsExactly(40L);
    assertThat(isInPages("decision_words", "graphe")).isFalse();
    assertThat(isInFiles("graphe")).isFalse();
  }

  @Test
  void wordsOfAnErasedPersonLeaveTheFile() throws Exception {
    decide();
    storage
        .activityStore()
        .add(
            new NewActivity(
                EmailActivity.builder(
                        new ActivityId(1), Direction.OUTGOING, new MessageIdentity("<a@x>", 1))
                    .subject(WORD)
                    .parties(
                        List.of(
                            ActivityParty.unresolved(
                                Role.SENDER, new NamedAddress("Wolfgang", TOM))))
                    .build(),
                Set.of()));
    assertThat(found("activity_words", "wolfg")).containsExactly((1L << 16) + 1);
    assertThat(found("activity_words", WORD)).containsExactly(1L << 16);
    assertThat(storage.privacy().erase(TOM, Instant.EPOCH, Progress.NONE).remaining()).isZero();
    for (String table : List.of("decision_words", "activity_words")) {
      assertThat(found(table, WORD)).isEmpty();
      assertThat(found(table, "zephyr")).isEmpty();
      for (String part : List.of("graphe", "ephyr", "uentin", "olfgan")) {
        assertThat(isInPages(table, part)).as(part).isFalse();
      }
    }
    assertThat(isInFiles("olfgan")).isFalse();
    assertThat(isInFiles("graphe")).isFalse();
  }

  @Test
  void aWordInMostRowsIsNotAskedFor() {
    decide();
    List<String> sample = Collections.nCopies(20, "an offer");
    try (Database database = Database.openExisting(file)) {
      assertThat(rows(database, "offer", "", sample)).isEmpty();
      assertThat(rows(database, "offer " + WORD + "7", "", sample)).contains(List.of(7L));
      assertThat(rows(database, "", "@zephyr.exam", List.of())).map(List::size).contains(40);
      assertThat(rows(database, "", "@zephyr.exam.", List.of())).map(List::size).contains(40);
      assertThat(rows(database, "", "ephyr.exampl", List.of()))
          .as("the first word may begin further left")
          .map(List::size)
          .contains(40);
      assertThat(rows(database, "", "x.zeph.exam", List.of())).contains(List.of());
    }
  }

  private static Optional<List<Long>> rows(
      Database database, String words, String part, List<String> sample) {
    return database.read(
        handle ->
            WordIndex.of(handle, "decision_words", SearchWords.of(words), part).rows(sample, 99));
  }
}
