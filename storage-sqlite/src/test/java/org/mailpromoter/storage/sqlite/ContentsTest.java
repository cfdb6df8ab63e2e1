package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Content;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.testkit.ContentContract;

/** Also counts the rows of the tables: one stored content for many attachments. */
class ContentsTest implements ContentContract {
  @TempDir private Path folder;
  private SqliteStorage storage;

  @BeforeEach
  void open() {
    storage = Joined.to(folder.resolve("t.db"));
  }

  @AfterEach
  void nothingIsDamaged() {
    Sound.assertSound(storage);
    storage.close();
  }

  @Override
  public ActivityStore store() {
    return storage.activityStore();
  }

  @Override
  public ActivityHistory activities() {
    return storage.activityHistory();
  }

  private long count(String table) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("t.db"));
        ResultSet row =
            connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
      return row.getLong(1);
    }
  }

  @Override
  @Test
  public void p52_oneContentIsSharedByManyActivities() throws Exception {
    ContentContract.super.p52_oneContentIsSharedByManyActivities();
    assertThat(count("attachments")).isEqualTo(3);
    assertThat(count("contents")).isEqualTo(1);
    assertThat(count("content_pieces")).isEqualTo(2);
  }

  @Override
  @Test
  public void a44_aLaterCopyTakesThePlaceOfAStubOnce() throws Exception {
    ContentContract.super.a44_aLaterCopyTakesThePlaceOfAStubOnce();
    assertThat(count("contents")).isEqualTo(2);
    assertThat(count("content_pieces")).isEqualTo(2);
  }

  @Override
  @Test
  public void p52_aContentThatCannotBeReadLeavesNothingBehind() throws Exception {
    ContentContract.super.p52_aContentThatCannotBeReadLeavesNothingBehind();
    assertThat(count("activities")).isZero();
    assertThat(count("contents")).isZero();
    assertThatThrownBy(() -> store().add(ContentContract.activity(1, ContentContract.broken())))
        .isInstanceOf(StoreException.class);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Bytes(byte[] bytes) implements Content {
    static Bytes of(String hex) {
      return new Bytes(HexFormat.of().parseHex(hex));
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

  /** Everybody can make contents of one size and checksum. */
  @Test
  void contentsOfOneChecksumAreNotTakenForEachOther() throws Exception {
    Bytes zeros = Bytes.of("0000000000000000");
    Bytes other = Bytes.of("01000000b8aa45dd");
    assertThat(checksum(zeros)).isEqualTo(checksum(other));
    for (int i = 1; i <= 3; i++) {
      store().add(ContentContract.activity(i, zeros, other));
    }
    assertThat(count("contents")).isEqualTo(2);
    for (int i = 1; i <= 3; i++) {
      Body body = activities().find(new ActivityId(i)).orElseThrow().body();
      assertThat(body.attachments().get(0).content().orElseThrow().open())
          .hasBinaryContent(zeros.bytes());
      assertThat(body.attachments().get(1).content().orElseThrow().open())
          .hasBinaryContent(other.bytes());
    }
  }

  /** However many somebody has made, no query reads all of them. */
  @Test
  void contentsOfOneChecksumAreNotReadOneByOne() throws Exception {
    QueryPlans plans = QueryPlans.in(Files.createDirectory(folder.resolve("plans")));
    String index = "SEARCH contents USING COVERING INDEX contents_alike ";
    assertThat(plans.of(ContentWriter.ALIKE)).contains(index + "(size=? AND checksum=?)");
    assertThat(ContentWriter.ALIKE).endsWith("LIMIT 1");
    String byDigest = index + "(size=? AND checksum=? AND sha256=?)";
    assertThat(plans.of(ContentWriter.WITHOUT_DIGEST)).contains(byDigest);
    assertThat(plans.of(ContentWriter.SAME)).contains(byDigest);
  }

  /** So that the digest of none but the first must be made up for. */
  @Test
  void onlyTheFirstOfThemIsWrittenWithoutItsDigest() throws Exception {
    store().add(ContentContract.activity(1, Bytes.of("0000000000000000")));
    assertThat(count("contents WHERE sha256 IS NULL")).isEqualTo(1);
    store().add(ContentContract.activity(2, Bytes.of("01000000b8aa45dd")));
    assertThat(count("contents WHERE sha256 IS NULL")).isZero();
    assertThat(count("contents")).isEqualTo(2);
  }

  private static long checksum(Bytes content) {
    CRC32C checksum = new CRC32C();
    checksum.update(content.bytes());
    return checksum.getValue();
  }

  /** Its SHA-256 is what an earlier version knew a content by. */
  @Test
  void theContentOfAnEarlierVersionIsRecognized() throws Exception {
    Content content = ContentContract.random(1_000);
    store().add(ContentContract.activity(1, content));
    execute("UPDATE contents SET checksum = -1, sha256 = x'" + content.sha256() + "' WHERE id = 1");
    store().add(ContentContract.activity(2, content));
    assertThat(count("contents")).isEqualTo(1);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("t.db"))) {
      connection.createStatement().execute(sql);
    }
  }

  /** Only a content that has a twin is read for its digest. */
  @Test
  void aContentWithoutATwinIsNotHashed() throws Exception {
    store().add(ContentContract.activity(1, ContentContract.random(1_000)));
    store().add(ContentContract.activity(2, ContentContract.random(1_001)));
    assertThat(count("contents WHERE sha256 IS NOT NULL")).isZero();
    store().add(ContentContract.activity(3, ContentContract.random(1_001)));
    assertThat(count("contents WHERE sha256 IS NOT NULL")).isEqualTo(1);
  }
}
