package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.memory.InMemoryRecordStore;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.CachedDirectory;
import org.mailpromoter.core.party.CombinedDirectory;
import org.mailpromoter.core.party.FixedDirectory;
import org.mailpromoter.core.party.NamespacedDirectory;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordStore;

/** The directories of core and testkit keep the contract. */
class DirectoriesTest {
  private static final EmailAddress ANNA = new EmailAddress("anna@x.example");

  @Nested
  class InMemory implements RecordStoreContract {
    @Override
    public RecordStore emptyStore() {
      return new InMemoryRecordStore();
    }
  }

  @Nested
  class Fixed implements RecordDirectoryContract {
    @Override
    public DirectoryUnderTest emptyDirectory() {
      InMemoryRecordStore entries = new InMemoryRecordStore();
      RecordDirectory fixed =
          asked -> new FixedDirectory(entries.list("", Integer.MAX_VALUE)).resolve(asked);
      return new DirectoryUnderTest() {
        @Override
        public RecordDirectory directory() {
          return fixed;
        }

        @Override
        public void put(List<RecordEntry> more) {
          entries.put(more);
        }

        @Override
        public void close() {}
      };
    }
  }

  @Nested
  class Combined implements RecordDirectoryContract {
    @Override
    public DirectoryUnderTest emptyDirectory() {
      RecordDirectory users = new FixedDirectory(List.of());
      return new BreakableDirectory(
          behind -> new CombinedDirectory(List.of(users, behind, new InMemoryRecordStore())));
    }
  }

  @Nested
  class Namespaced implements RecordDirectoryContract {
    @Override
    public DirectoryUnderTest emptyDirectory() {
      return new BreakableDirectory(behind -> new NamespacedDirectory("crm", behind));
    }

    @Override
    public RecordId idOf(RecordId put) {
      return new RecordId(put.kind(), "crm/" + put.key());
    }
  }

  @Nested
  class CachedByChanges implements RecordDirectoryContract {
    @Override
    public DirectoryUnderTest emptyDirectory() {
      BreakableDirectory behind =
          new BreakableDirectory(
              each ->
                  new CachedDirectory(each, CachedDirectory.Limits.STANDARD, Clock.systemUTC()));
      behind.tellsChanges = true;
      return behind;
    }
  }

  @Test
  void theSameIdIsTheSameRecordAndTheEarlierWordCounts() {
    RecordId id = RecordId.user("anna");
    RecordEntry configured = new RecordEntry(PartyRecord.of(id, "Anna"), List.of(ANNA));
    RecordEntry elsewhere =
        new RecordEntry(PartyRecord.of(id, "A. Berg").active(false), List.of(ANNA));
    RecordDirectory combined =
        new CombinedDirectory(
            List.of(
                new FixedDirectory(List.of(configured)), new FixedDirectory(List.of(elsewhere))));
    assertThat(combined.resolve(Set.of(ANNA)).get(ANNA)).containsExactly(configured.record());
  }

  @Test
  void aNamespaceKeepsRecordsApartAndLeavesOwnersAlone() {
    RecordId id = RecordId.parse("contact:7").orElseThrow();
    RecordEntry mine = new RecordEntry(PartyRecord.of(id, "Mine"), List.of(ANNA));
    RecordEntry theirs =
        new RecordEntry(PartyRecord.of(id, "Theirs").ownedBy(RecordId.user("me")), List.of(ANNA));
    RecordDirectory combined =
        new CombinedDirectory(
            List.of(
                new FixedDirectory(List.of(mine)),
                new NamespacedDirectory("crm", new FixedDirectory(List.of(theirs)))));
    assertThat(combined.resolve(Set.of(ANNA)).get(ANNA))
        .extracting(each -> each.id() + " " + each.owner().map(Object::toString).orElse("-"))
        .containsExactly("contact:7 -", "contact:crm/7 user:me");
  }
}
