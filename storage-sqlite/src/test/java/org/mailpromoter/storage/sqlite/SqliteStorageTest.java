package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.OvertakenException;
import org.mailpromoter.core.store.Query;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.core.turn.Turn;

class SqliteStorageTest {
  private static final EmailAddress ANNA = new EmailAddress("anna@x.example");

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("test.db");
  }

  private static RecordEntry anna(String name) {
    RecordId id = RecordId.parse("contact:anna").orElseThrow();
    return new RecordEntry(
        PartyRecord.of(id, name).ownedBy(RecordId.user("me")).createdAt(Instant.EPOCH),
        List.of(ANNA));
  }

  @Test
  void aSecondWorkerIsRefusedAndAReaderIsNot() {
    try (SqliteStorage first = Joined.to(file());
        SqliteStorage reader = SqliteStorage.open(file())) {
      assertThat(first).isNotSameAs(reader);
      assertThatThrownBy(() -> Joined.to(file()))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()))
          .satisfies(e -> assertThat(((StoreException) e).code()).isEqualTo(StoreError.IN_USE));
    }
    Joined.to(file()).close();
  }

  @Test
  void anActivityThatIsAddedMeanwhileTakesItsNumberAndThePageIsDecidedAnew() throws Exception {
    try (SqliteStorage service = Joined.to(file());
        SqliteStorage command = SqliteStorage.open(file())) {
      long inMind = reserved(service);
      assertThat(command.activityStore().add(sent("<sent@x>"))).isPresent();
      assertThatThrownBy(() -> service.activityStore().commit(commit(inMind, "<read@x>")))
          .isInstanceOf(OvertakenException.class)
          .hasMessageContaining("took the number of an activity");
      long anew = reserved(service);
      assertThat(anew).isGreaterThan(inMind);
      service.activityStore().commit(commit(anew, "<read@x>"));
      assertThat(command.activityStore().add(sent("<sent@x>"))).isEmpty();
      assertThat(command.activityStore().add(sent("<more@x>")).orElseThrow())
          .satisfies(more -> assertThat(more.activity().id().value()).isGreaterThan(anew));
    }
  }

  private static long reserved(SqliteStorage storage) {
    Query query = new Query(new MailboxId("m"), new FolderId("f"), Map.of(), Set.of(), 1);
    return storage.activityStore().lookUp(query).numbers().first();
  }

  private static NewActivity sent(String messageId) {
    MessageIdentity identity = new MessageIdentity(messageId, 1);
    return new NewActivity(
        EmailActivity.builder(new ActivityId(1), Direction.OUTGOING, identity).build(), Set.of());
  }

  private static Commit commit(long id, String messageId) {
    EmailActivity activity =
        EmailActivity.builder(
                new ActivityId(id), Direction.INCOMING, new MessageIdentity(messageId, 1))
            .build();
    return Commit.builder(
            Turn.alone(new MailboxId("m")), new FolderId("INBOX"), Cursor.START, Cursor.START)
        .at(Instant.EPOCH)
        .policyVersion(1)
        .activities(List.of(new NewActivity(activity, Set.of())))
        .build();
  }

  @Test
  void whatRootMakesBelongsToTheOwnerOfTheDatabase() throws IOException {
    SqliteStorage.open(file()).close();
    UserPrincipal nobody =
        file().getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    Assumptions.assumeThatCode(() -> Files.setOwner(file(), nobody)).doesNotThrowAnyException();
    Joined.to(file()).close();
    assertThat(Files.getOwner(file().resolveSibling(file().getFileName() + ".lock")))
        .isEqualTo(nobody);
  }

  @Test
  void aDatabaseOfANewerVersionIsRefused() throws SQLException {
    SqliteStorage.open(file()).close();
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file())) {
      raw.createStatement().execute("PRAGMA user_version = 99");
    }
    assertThatThrownBy(() -> SqliteStorage.open(file()))
        .hasMessageContaining("version 99")
        .satisfies(
            e -> assertThat(((StoreException) e).code()).isEqualTo(SqliteError.NEWER_VERSION));
  }

  @Test
  void aFileThatIsNoDatabaseIsRefused() throws IOException {
    Files.writeString(file(), "This is a letter and not a database. ".repeat(100));
    assertThatThrownBy(() -> SqliteStorage.open(file()))
        .satisfies(
            e -> assertThat(((StoreException) e).code()).isEqualTo(SqliteError.NOT_A_DATABASE));
  }

  @Test
  void aMissingFolderIsNamed() {
    Path nowhere = folder.resolve("nowhere").resolve("test.db");
    assertThatThrownBy(() -> SqliteStorage.open(nowhere)).hasMessageContaining("nowhere");
  }

  @Test
  void aDamagedFileIsEitherFineOrRefusedInWords() throws IOException {
    try (SqliteStorage storage = SqliteStorage.open(file())) {
      storage.recordStore().put(List.of(anna("Anna")));
    }
    byte[] sound = Files.readAllBytes(file());
    Random random = new Random(20261124);
    for (int round = 0; round < 100; round++) {
      byte[] damaged = sound.clone();
      for (int i = 0; i < 20; i++) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      }
      Path copy = folder.resolve("damaged-" + round + ".db");
      Files.write(copy, damaged);
      readOrRefuse(copy);
    }
  }

  private static void readOrRefuse(Path copy) {
    try (SqliteStorage storage = SqliteStorage.open(copy)) {
      storage.recordStore().count();
    } catch (StoreException refused) {
      assertThat(refused.sentence()).contains(copy.toString());
    }
  }
}
