package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Refreshment;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Content;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.store.Basis;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.Reading;
import org.mailpromoter.core.store.StoreException;

/** P-52: one stored content for many attachments. */
class ContentsTest {
  @TempDir private Path folder;

  @AfterEach
  void nothingIsDamaged() {
    Sound.assertSound(folder.resolve("t.db"));
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Bytes(byte[] bytes) implements Content {
    @Override
    public String sha256() {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }

  private SqliteStorage open() {
    return SqliteStorage.openForWork(folder.resolve("t.db"));
  }

  private static NewActivity activity(long id, Content... contents) {
    List<Attachment> attachments =
        Arrays.stream(contents)
            .map(each -> new Attachment("offer.pdf", "application/pdf", 0).with(each))
            .toList();
    return new NewActivity(
        EmailActivity.builder(
                new ActivityId(id), Direction.INCOMING, new MessageIdentity("<" + id + "@x>", 1))
            .contentSize(500)
            .body(new Body("", "", attachments, Set.of(), List.of()))
            .build(),
        Set.of());
  }

  private static Bytes random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return new Bytes(bytes);
  }

  private long count(String table) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("t.db"));
        ResultSet row =
            connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
      return row.getLong(1);
    }
  }

  @Test
  void p52_contentsOfManySizesComeBack() throws IOException {
    try (SqliteStorage storage = open()) {
      List<Bytes> sizes = List.of(random(0), random(1), random(262_144), random(700_000));
      storage.activityStore().add(activity(1, sizes.toArray(new Content[0])));
      List<Attachment> read =
          storage.activityHistory().find(new ActivityId(1)).orElseThrow().body().attachments();
      for (int i = 0; i < sizes.size(); i++) {
        Content content = read.get(i).content().orElseThrow();
        assertThat(content.sha256()).isEqualTo(sizes.get(i).sha256());
        assertThat(content.size()).isEqualTo(sizes.get(i).size());
        try (InputStream bytes = content.open()) {
          assertThat(bytes.readAllBytes()).isEqualTo(sizes.get(i).bytes());
        }
      }
    }
  }

  @Test
  void p52_oneContentIsSharedByManyActivities() throws SQLException {
    try (SqliteStorage storage = open()) {
      storage.activityStore().add(activity(1, random(300_000), random(300_000)));
      storage.activityStore().add(activity(2, random(300_000)));
      assertThat(count("attachments")).isEqualTo(3);
      assertThat(count("contents")).isEqualTo(1);
      assertThat(count("content_pieces")).isEqualTo(2);
    }
  }

  private static Commit copies(String from, String to, Refreshment... refreshments) {
    return new Commit(
        new MailboxId("m"),
        new FolderId("INBOX"),
        new Cursor(from),
        new Cursor(to),
        Instant.EPOCH,
        1,
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(refreshments),
        List.of(),
        Reading.PRESENT,
        Basis.NONE,
        Map.of(),
        List.of());
  }

  private static Refreshment copy(String text, Content... contents) {
    Body body = activity(1, contents).activity().body();
    return new Refreshment(
        new ActivityId(1), new Body(text, "", body.attachments(), Set.of(), List.of()), 900);
  }

  @Test
  void a44_aLaterCopyTakesThePlaceOfAStubOnceAndNothingOfItIsLeft() throws Exception {
    try (SqliteStorage storage = open()) {
      storage.activityStore().add(activity(1, random(300_000)));
      storage.activityStore().commit(copies("", "1", copy("Same", random(300_000))));
      assertThat(read(storage).flaws()).isEmpty();
      storage.activityStore().commit(copies("1", "2", copy("Other", random(10), random(20))));
      assertThat(read(storage).flaws()).containsExactly(Flaw.CONTENT_REPLACED);
      assertThat(read(storage).body().text()).isEqualTo("Other");
      assertThat(read(storage).contentSize()).isEqualTo(900);
      assertThat(read(storage).body().attachments())
          .extracting(Attachment::size)
          .contains(10L, 20L);
      assertThat(count("contents")).isEqualTo(2);
      assertThat(count("content_pieces")).isEqualTo(2);
      storage.activityStore().commit(copies("2", "3", copy("Third", random(30))));
      assertThat(read(storage).body().text()).isEqualTo("Other");
    }
  }

  private static EmailActivity read(SqliteStorage storage) {
    return storage.activityHistory().find(new ActivityId(1)).orElseThrow();
  }

  @Test
  void p52_aContentThatCannotBeReadLeavesNothingBehind() throws SQLException {
    Content broken =
        new Content() {
          @Override
          public String sha256() {
            return "00".repeat(32);
          }

          @Override
          public long size() {
            return 5;
          }

          @Override
          public InputStream open() throws IOException {
            throw new IOException("the disk is gone");
          }
        };
    try (SqliteStorage storage = open()) {
      assertThatThrownBy(() -> storage.activityStore().add(activity(1, broken)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("the disk is gone");
      assertThat(count("activities")).isZero();
      assertThat(count("contents")).isZero();
    }
  }
}
