package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.CachedDirectory;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;

class CachedDirectoryTest implements RecordDirectoryContract {
  private static final Duration KNOWN = Duration.ofMinutes(15);
  private static final Duration UNKNOWN = Duration.ofMinutes(1);
  private static final Duration GRACE = Duration.ofHours(1);

  private final ManualClock clock = new ManualClock();
  private final BreakableDirectory behind = cached(3);

  private BreakableDirectory cached(int addresses) {
    CachedDirectory.Limits limits = new CachedDirectory.Limits(addresses, KNOWN, UNKNOWN, GRACE);
    return new BreakableDirectory(each -> new CachedDirectory(each, limits, clock));
  }

  /** Expiry by time, for directories that cannot report changes. */
  @Override
  public DirectoryUnderTest emptyDirectory() {
    BreakableDirectory inner = cached(50_000);
    return new DirectoryUnderTest() {
      @Override
      public CachedDirectory directory() {
        return (CachedDirectory) inner.directory();
      }

      @Override
      public void put(List<RecordEntry> entries) {
        inner.put(entries);
      }

      @Override
      public void passDelay() {
        clock.pass(KNOWN);
      }

      @Override
      public boolean fail() {
        return inner.fail();
      }

      @Override
      public void close() {}
    };
  }

  private static EmailAddress address(String name) {
    return new EmailAddress(name + "@x.example");
  }

  private static Set<EmailAddress> all(String... names) {
    Set<EmailAddress> all = new LinkedHashSet<>();
    for (String name : names) {
      all.add(address(name));
    }
    return all;
  }

  private void know(String... names) {
    for (String name : names) {
      RecordId id = RecordId.parse("contact:" + name).orElseThrow();
      behind.put(List.of(new RecordEntry(PartyRecord.of(id, name), List.of(address(name)))));
    }
  }

  private Set<EmailAddress> resolved(String... names) {
    return behind.directory().resolve(all(names)).keySet();
  }

  @Test
  void oneQuestionAsksForAllThatIsNotRemembered() {
    know("anna", "bert");
    assertThat(resolved("anna", "nobody")).isEqualTo(all("anna"));
    assertThat(resolved("anna", "bert", "nobody")).isEqualTo(all("anna", "bert"));
    assertThat(behind.questions).isEqualTo(2);
    assertThat(behind.lastQuestion).isEqualTo(all("bert"));
    assertThat(resolved("anna", "bert", "nobody")).isEqualTo(all("anna", "bert"));
    assertThat(behind.questions).isEqualTo(2);
  }

  @Test
  void whoIsUnknownIsAskedForAgainSoonerThanWhoIsKnown() {
    know("anna");
    resolved("anna", "nobody");
    clock.pass(UNKNOWN);
    know("nobody");
    assertThat(resolved("anna", "nobody")).isEqualTo(all("anna", "nobody"));
    assertThat(behind.lastQuestion).isEqualTo(all("nobody"));
    clock.pass(KNOWN);
    resolved("anna");
    assertThat(behind.lastQuestion).isEqualTo(all("anna"));
  }

  @Test
  void aChangeThatIsToldCountsAtOnce() {
    behind.tellsChanges = true;
    assertThat(resolved("anna")).isEmpty();
    know("anna");
    assertThat(resolved("anna")).isEqualTo(all("anna"));
    clock.pass(Duration.ofDays(9));
    assertThat(resolved("anna")).isEqualTo(all("anna"));
    assertThat(behind.questions).isEqualTo(2);
  }

  @Test
  void noMoreIsRememberedThanWasAllowed() {
    know("a", "b", "c", "d", "e");
    assertThat(resolved("a", "b", "c", "d", "e")).hasSize(5);
    assertThat(resolved("a", "b", "c", "d", "e")).hasSize(5);
    assertThat(behind.lastQuestion).hasSizeGreaterThanOrEqualTo(2);
    resolved("a");
    resolved("b");
    resolved("c");
    int before = behind.questions;
    resolved("a", "b", "c");
    assertThat(behind.questions).isEqualTo(before);
  }

  @Test
  void recordsCountForATimeOfGraceAndStrangersDoNot() {
    know("anna");
    resolved("anna", "nobody");
    clock.pass(KNOWN);
    behind.fail();
    assertThat(resolved("anna")).isEqualTo(all("anna"));
    assertThatThrownBy(() -> resolved("anna", "nobody"))
        .isInstanceOf(DirectoryException.class)
        .hasMessageContaining("out of order");
    clock.pass(GRACE);
    assertThatThrownBy(() -> resolved("anna")).isInstanceOf(DirectoryException.class);
  }

  @Test
  void aDirectoryThatFailedIsLeftAloneForAWhileAndThenAnswersAgain() {
    know("anna");
    behind.fail();
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> resolved("anna")).isInstanceOf(DirectoryException.class);
    }
    assertThat(behind.questions).isEqualTo(1);
    behind.failing = false;
    clock.pass(CachedDirectory.PAUSE);
    assertThat(resolved("anna")).isEqualTo(all("anna"));
  }
}
