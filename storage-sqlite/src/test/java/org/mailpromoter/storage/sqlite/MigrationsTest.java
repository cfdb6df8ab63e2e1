package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.health.MailboxHealth;
import org.mailpromoter.core.health.MailboxRun;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Content;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.store.FormerReading;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.testkit.Invariants;

/** Upgrades of the data of earlier versions. */
class MigrationsTest {
  private static final SinkId SINK = new SinkId("crm");

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("test.db");
  }

  private static String script(String name) throws IOException {
    try (InputStream in = Migrations.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theDatabaseOfAnotherProgramIsRefusedAndKeepsItsTables() throws Exception {
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = raw.createStatement()) {
      statement.executeUpdate("CREATE TABLE invoices (id INTEGER)");
    }
    assertThatThrownBy(() -> SqliteStorage.open(file()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is the database of another program")
        .extracting(e -> ((StoreException) e).code())
        .isEqualTo(SqliteError.NOT_A_DATABASE);
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = raw.createStatement();
        ResultSet tables = statement.executeQuery("SELECT group_concat(name) FROM sqlite_schema")) {
      assertThat(tables.getString(1)).isEqualTo("invoices");
    }
  }

  /** A database of version 1 as it was after two replaced activities had shared a content. */
  /** The SHA-256 of the word. */
  private static final String OFFER =
      "988180bf0c9328c9e8bd082755c647048ae82481fd06799bad05f2e1a4e1339c";

  private void makeVersion1() throws SQLException, IOException {
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = raw.createStatement()) {
      statement.executeUpdate(script("V1__first.sql"));
      for (String each :
          List.of(
              "PRAGMA user_version = 1",
              "INSERT INTO sinks (id, name, subscribed) VALUES (1, 'crm', 1)",
              "INSERT INTO activities SELECT 1, 0, 'k', 1, NULL, 'Old', 0, 0, NULL, NULL, NULL,"
                  + " NULL, 0, 0, '', NULL, 0, 1",
              "INSERT INTO bodies VALUES (1, '', '')",
              "INSERT INTO attachments VALUES (1, 0, 'logo.png', '', 18, 0, 77)",
              "INSERT INTO contents VALUES (3, x'" + OFFER + "', 5)",
              "INSERT INTO content_pieces VALUES (3, 0, CAST('offer' AS BLOB))",
              "INSERT INTO attachments VALUES (1, 1, 'offer.txt', '', 5, 0, 3)",
              "INSERT INTO events VALUES (5, 1, 0, 1, 1)",
              "INSERT INTO deliveries (sink, event) VALUES (1, 5)")) {
        statement.executeUpdate(each);
      }
    }
  }

  @Test
  void aDatabaseOfVersion1IsBroughtUpToDateAndIsSound() throws Exception {
    makeVersion1();
    try (SqliteStorage storage = Joined.to(file())) {
      assertThat(Invariants.damages(storage)).isEmpty();
      assertThat(storage.outbox().due(SINK, Instant.EPOCH, 9))
          .extracting(each -> each.event().id().toString())
          .singleElement()
          .satisfies(id -> assertThat(id).matches("[0-9a-f]{20}-5"));
      EmailActivity activity = storage.activityHistory().find(new ActivityId(1)).orElseThrow();
      Attachment logo = activity.body().attachments().get(0);
      assertThat(logo.name()).isEqualTo("logo.png");
      assertThat(logo.content()).isEmpty();
      Content offer = activity.body().attachments().get(1).content().orElseThrow();
      assertThat(offer.sha256()).isEqualTo(OFFER);
      assertThat(offer.open()).hasContent("offer");
    }
  }

  @Test
  void theLastRunsOfMailboxesStandInTheirRows() throws Exception {
    makeVersion1();
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = raw.createStatement()) {
      for (String each :
          List.of(
              "INSERT INTO mailboxes (id, name, watermark) VALUES (1, 'anna', 7), (2, 'new', 8)",
              "INSERT INTO runs VALUES ('anna', 1000, 2000, 5, 2, 'No.', 1, 3, 9000)",
              "INSERT INTO runs VALUES ('ben', 3000, 4000, 0, 0, '', 0, 0, NULL)")) {
        statement.executeUpdate(each);
      }
    }
    try (SqliteStorage storage = Joined.to(file())) {
      assertThat(storage.runLog().lastRuns())
          .extracting(each -> each.mailbox().value(), MailboxRun::failure)
          .containsExactly(tuple("anna", "No."), tuple("ben", ""));
      assertThat(storage.runLog().lastRun(new MailboxId("anna")).orElseThrow().health())
          .isEqualTo(
              MailboxHealth.restore(
                  MailboxHealth.State.of(1), 3, Optional.of(Instant.ofEpochMilli(9000))));
      assertThat(storage.activityStore().watermark(new MailboxId("anna")).reached())
          .isEqualTo(Instant.ofEpochMilli(7));
    }
  }

  private void addARefusedCopy() throws SQLException {
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = raw.createStatement()) {
      for (String each :
          List.of(
              "INSERT INTO mailboxes (id, name) VALUES (1, 'anna')",
              "INSERT INTO folders VALUES (1, 1, 'INBOX', '7')",
              "INSERT INTO decisions VALUES (1, 1, '7', '3', 0, 'k', 1, 2, 1, '', '', '', 0, 0, 1,"
                  + " NULL)",
              "INSERT INTO evidence VALUES (1, x'05', x'06')")) {
        statement.executeUpdate(each);
      }
    }
  }

  @Test
  void copiesThatEarlierVersionsLeftRefusedAreToBeDecidedAgain() throws Exception {
    makeVersion1();
    addARefusedCopy();
    try (SqliteStorage storage = Joined.to(file())) {
      FolderId inbox = new FolderId("INBOX");
      assertThat(storage.activityStore().factsOfDue(new MailboxId("anna"), inbox, 9))
          .containsOnlyKeys(new MessageRef(inbox, "7", "3"));
    }
  }

  @Test
  void whoChangedTrackingIsKeptAsValuesAndSentencesOfEarlierVersionsBecomeValues()
      throws Exception {
    makeVersion1();
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = raw.createStatement()) {
      statement.executeUpdate(
          "INSERT INTO tracking_changes VALUES (1, 1, 1, 1, 'maria', 0), (2, 1, 0, 1, 'the mark"
              + " $Tracked was put back in the mailbox anna, folder Kunden, folder B', 0)");
    }
    ActivityId old = new ActivityId(1);
    List<Actor> actors =
        List.of(
            new Actor.Person("tom"),
            new Actor.Program("nightly"),
            new Actor.Mark(new MailboxId("bob"), new FolderId("In, folder X"), "Seen"));
    try (SqliteStorage storage = Joined.to(file())) {
      for (Actor each : actors) {
        storage
            .activityStore()
            .track(
                new TrackingChange(
                    old, Tracking.UNTRACKED, TrackingChange.Extent.ACTIVITY, each, Instant.EPOCH));
      }
      assertThat(storage.activityHistory().trackingChanges(old))
          .extracting(TrackingChange::actor)
          .containsExactly(
              new Actor.Person("maria"),
              new Actor.Mark(new MailboxId("anna"), new FolderId("Kunden, folder B"), "$Tracked"),
              actors.get(0),
              actors.get(1),
              actors.get(2));
    }
  }

  @Test
  void whoeverMadeAChoiceInAnEarlierVersionIsKeptAsAPerson() throws Exception {
    makeVersion1();
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = raw.createStatement()) {
      statement.executeUpdate("INSERT INTO choices VALUES ('user:anna', 'track', 'all', 'tom', 7)");
      statement.executeUpdate(
          "INSERT INTO choice_history VALUES (1, 'user:anna', 'track', 'all', 'tom', 7)");
    }
    Choice toms =
        new Choice("user:anna", "track", "all", new Actor.Person("tom"), Instant.ofEpochMilli(7));
    try (SqliteStorage storage = Joined.to(file())) {
      assertThat(storage.choiceStore().choices()).containsExactly(toms);
      assertThat(storage.choiceStore().history(PageKey.START, 9).entries()).containsExactly(toms);
    }
  }

  /** A database that the second version of the parser wrote, with one mail of each kind. */
  private void makeVersion5() throws SQLException, IOException {
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = raw.createStatement()) {
      for (String name :
          List.of(
              "V1__first.sql",
              "V2__openings_and_floors.sql",
              "V3__alerts.sql",
              "V4__parsers.sql",
              "V5__early_copies.sql")) {
        statement.executeUpdate(script(name));
      }
      String rest = ", 1, 2, 1, 'SENDER_UNKNOWN', '', '', 0, 0, 1, NULL, 2)";
      for (String each :
          List.of(
              "PRAGMA user_version = 5",
              "INSERT INTO mailboxes (id, name) VALUES (1, 'anna')",
              "INSERT INTO folders VALUES (1, 1, 'INBOX', '7')",
              "INSERT INTO decisions VALUES (1, 1, '7', '3', 0, '<a@x.example>'" + rest,
              "INSERT INTO decisions VALUES (2, 1, '7', '4', 0, 'digest:00'" + rest,
              "INSERT INTO decisions VALUES (3, 1, '7', '5', 0, 'digest:01'" + rest,
              "INSERT INTO evidence VALUES (1, x'05', x'06')",
              "INSERT INTO evidence VALUES (2, x'05', x'06')")) {
        statement.executeUpdate(each);
      }
    }
  }

  @Test
  void ofMailThatTheSecondParserReadOnlyThatWithoutAnIdIsReadAnew() throws Exception {
    makeVersion5();
    try (SqliteStorage storage = Joined.to(file())) {
      FolderId inbox = new FolderId("INBOX");
      assertThat(storage.activityStore().readByOlderParsers(new MailboxId("anna"), inbox, 0, 9))
          .extracting(FormerReading::ref)
          .containsExactly(new MessageRef(inbox, "7", "4"));
    }
  }
}
