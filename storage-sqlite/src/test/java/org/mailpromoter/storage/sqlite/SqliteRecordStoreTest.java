package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.CachedDirectory;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordStore;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.testkit.RecordStoreContract;

class SqliteRecordStoreTest implements RecordStoreContract {
  private static final EmailAddress ANNA = new EmailAddress("anna@x.example");

  @TempDir private Path folder;
  private final List<SqliteStorage> open = new ArrayList<>();

  private SqliteStorage storage() {
    SqliteStorage storage = SqliteStorage.open(folder.resolve("test.db"));
    open.add(storage);
    return storage;
  }

  @Override
  public RecordStore emptyStore() {
    return storage().recordStore();
  }

  @AfterEach
  void close() {
    open.forEach(Sound::assertSound);
    open.forEach(SqliteStorage::close);
  }

  private static RecordEntry anna() {
    RecordId id = RecordId.parse("contact:anna").orElseThrow();
    return new RecordEntry(PartyRecord.of(id, "Anna"), List.of(ANNA));
  }

  private static CachedDirectory cached(SqliteStorage storage) {
    return new CachedDirectory(
        storage.recordStore(), CachedDirectory.Limits.STANDARD, Clock.systemUTC());
  }

  @Test
  void whatAnotherProcessWritesIsKnownAtOnceAlthoughItWasUnknownBefore() {
    CachedDirectory synchronizing = cached(storage());
    assertThat(synchronizing.resolve(Set.of(ANNA))).isEmpty();
    storage().recordStore().put(List.of(anna()));
    assertThat(synchronizing.resolve(Set.of(ANNA))).containsKey(ANNA);
    storage().privacy().erase(ANNA, Instant.EPOCH);
    assertThat(synchronizing.resolve(Set.of(ANNA))).isEmpty();
  }

  @Test
  void aRecordThatACommitMakesIsKnownAtOnce() throws Exception {
    SqliteStorage storage = storage();
    CachedDirectory cached = cached(storage);
    assertThat(cached.resolve(Set.of(ANNA))).isEmpty();
    storage
        .activityStore()
        .commit(
            Commit.builder(
                    Turn.alone(new MailboxId("m")),
                    new FolderId("INBOX"),
                    Cursor.START,
                    new Cursor("1"))
                .at(Instant.EPOCH)
                .policyVersion(1)
                .newRecords(List.of(anna()))
                .build());
    assertThat(cached.resolve(Set.of(ANNA))).containsKey(ANNA);
  }

  /** There may be more records than memory holds: none is kept until the last one comes. */
  @Test
  void recordsAreWrittenWhileTheyAreRead() {
    AtomicLong written = new AtomicLong();
    AtomicLong waiting = new AtomicLong();
    Iterable<RecordEntry> entries =
        () ->
            LongStream.range(0, 12_000)
                .peek(at -> waiting.accumulateAndGet(at - written.get(), Math::max))
                .mapToObj(SqliteRecordStoreTest::numbered)
                .iterator();
    RecordStore store = storage().recordStore();
    assertThat(store.put(entries, written::addAndGet)).isEqualTo(12_000);
    assertThat(waiting.get()).isLessThanOrEqualTo(1);
    assertThat(store.put(entries, written::addAndGet)).isZero();
    assertThat(store.count()).isEqualTo(12_000);
    assertThat(store.find(numbered(11_999).record().id())).contains(numbered(11_999));
  }

  private static RecordEntry numbered(long number) {
    RecordId id = RecordId.parse("contact:" + number).orElseThrow();
    return new RecordEntry(
        PartyRecord.of(id, "Name " + number),
        List.of(new EmailAddress("c" + number + "@x.example")));
  }

  /** Also when both come in one batch. */
  @Test
  void ofTwoEntriesWithOneIdTheLastCounts() {
    RecordStore store = storage().recordStore();
    RecordId id = RecordId.parse("contact:anna").orElseThrow();
    RecordEntry later =
        new RecordEntry(PartyRecord.of(id, "Anna Berg"), List.of(new EmailAddress("b@x.example")));
    assertThat(store.put(List.of(anna().createdAt(Instant.ofEpochSecond(7)), later))).isEqualTo(1);
    assertThat(store.list("", 9)).containsExactly(later.createdAt(Instant.ofEpochSecond(7)));
    assertThat(store.resolve(Set.of(ANNA))).isEmpty();
  }
}
