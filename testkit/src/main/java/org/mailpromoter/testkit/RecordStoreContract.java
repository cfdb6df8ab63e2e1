package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.party.RecordStore;

/**
 * The contract of every {@link RecordStore}, in addition to that of every directory.
 *
 * @since 0.1
 */
public interface RecordStoreContract extends RecordDirectoryContract {
  /** A store without records, one for each test. */
  RecordStore emptyStore();

  /** The store as a directory; closed by the test class. */
  @Override
  default DirectoryUnderTest emptyDirectory() {
    return underTest(emptyStore());
  }

  /** A store as a directory under test. */
  static DirectoryUnderTest underTest(RecordStore store) {
    return new DirectoryUnderTest() {
      @Override
      public RecordStore directory() {
        return store;
      }

      @Override
      public void put(List<RecordEntry> entries) {
        store.put(entries);
      }

      @Override
      public void close() {
        store.close();
      }
    };
  }

  /** New records are counted, replaced ones are not, and keep their time of creation. */
  @Test
  default void aRecordIsReplacedByItsIdAndStaysAsOldAsItIs() {
    RecordStore store = emptyStore();
    assertThat(store.put(List.of(anna("Anna", 1), bert()))).isEqualTo(2);
    assertThat(store.put(List.of(anna("Anna Berg", 2)))).isZero();
    assertThat(store.count()).isEqualTo(2);
    assertThat(store.list("anna", 10))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.record().name()).isEqualTo("Anna Berg");
              assertThat(entry.record().created()).isEqualTo(Instant.ofEpochSecond(1));
            });
  }

  /** Listing looks at id, name and address in any case, and stops at the limit. */
  @Test
  default void recordsAreListedByPartsOfIdNameAndAddress() {
    RecordStore store = emptyStore();
    store.put(List.of(bert(), anna("Anna Berg", 1)));
    assertThat(store.list("BERG", 10))
        .extracting(each -> each.record().name())
        .containsExactly("Anna Berg");
    assertThat(store.list("b@customer", 10)).hasSize(1);
    assertThat(store.list("contact:", 10))
        .extracting(each -> each.record().id().key())
        .containsExactly("anna", "bert");
    assertThat(store.list("", 1)).hasSize(1);
    assertThat(store.list("nobody", 10)).isEmpty();
  }

  /** Each page continues the list behind the page before, though its last record is another now. */
  @Test
  default void pagesTogetherAreTheList() {
    RecordStore store = emptyStore();
    store.put(
        List.of(of("contact:b"), of("account:b"), of("contact:a"), of("lead:Z"), of("lead:a")));
    for (String part : List.of("", "b@", "lead")) {
      List<RecordEntry> pages = new ArrayList<>();
      List<RecordEntry> page = store.list(part, 1);
      for (int i = 0; i < 9 && !page.isEmpty(); i++) {
        pages.addAll(page);
        page = store.listAfter(page.get(0).record().id(), part, 1);
      }
      assertThat(pages).isNotEmpty().isEqualTo(store.list(part, 99));
    }
    assertThat(store.listAfter(new RecordId(RecordKind.CONTACT, "aa"), "contact:", 9))
        .containsExactly(of("contact:b"));
  }

  private static RecordEntry of(String id) {
    RecordId record = RecordId.parse(id).orElseThrow();
    return new RecordEntry(
        PartyRecord.of(record, "Name"),
        List.of(new EmailAddress(record.key().toLowerCase(Locale.ROOT) + "@customer.example")));
  }

  /** A record is found by its id, whole, and not by a part of it. */
  @Test
  default void aRecordIsFoundByItsId() {
    RecordStore store = emptyStore();
    PartyRecord owned = anna("Anna Berg", 1).record().ownedBy(new RecordId(RecordKind.USER, "me"));
    EmailAddress first = new EmailAddress("a@customer.example");
    EmailAddress second = new EmailAddress("anna@home.example");
    RecordEntry anna = new RecordEntry(owned, List.of(first, second));
    store.put(List.of(anna, bert()));
    assertThat(store.find(new RecordId(RecordKind.CONTACT, "anna"))).contains(anna);
    assertThat(store.list("BERG", 10)).containsExactly(anna);
    assertThat(store.resolve(Set.of(first, new EmailAddress("nobody@customer.example"))))
        .isEqualTo(Map.of(first, List.of(owned)));
    assertThat(store.find(new RecordId(RecordKind.CONTACT, "ann"))).isEmpty();
    assertThat(store.find(new RecordId(RecordKind.ACCOUNT, "anna"))).isEmpty();
  }

  /** What is written changes the number of changes, and what is read does not. */
  @Test
  default void changesAreToldByANumber() {
    RecordStore store = emptyStore();
    OptionalLong before = store.changes();
    assertThat(before).isPresent();
    store.resolve(Set.of(new EmailAddress("a@customer.example")));
    store.list("", 10);
    assertThat(store.changes()).isEqualTo(before);
    store.put(List.of(bert()));
    assertThat(store.changes()).isNotEqualTo(before);
  }

  /** A progress can end a change, which then is not made at all. */
  @Test
  default void aChangeThatIsEndedChangesNothing() {
    RecordStore store = emptyStore();
    store.put(List.of(anna("Anna", 1)));
    OptionalLong before = store.changes();
    int ended =
        Cancelling.atEachCall(
            progress -> store.put(List.of(bert(), anna("Anna Berg", 1)), progress),
            () -> {
              assertThat(store.list("", 9)).containsExactly(anna("Anna", 1));
              assertThat(store.changes()).isEqualTo(before);
            });
    assertThat(ended).isPositive();
    assertThat(store.list("", 9)).containsExactly(anna("Anna Berg", 1), bert());
  }

  private static RecordEntry anna(String name, long created) {
    PartyRecord record = PartyRecord.of(new RecordId(RecordKind.CONTACT, "anna"), name);
    return new RecordEntry(
        record.createdAt(Instant.ofEpochSecond(created)),
        List.of(new EmailAddress("a@customer.example")));
  }

  private static RecordEntry bert() {
    PartyRecord record = PartyRecord.of(new RecordId(RecordKind.CONTACT, "bert"), "Bert");
    return new RecordEntry(record, List.of(new EmailAddress("b@customer.example")));
  }
}
