package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.access.AuditDeed;
import org.mailpromoter.core.access.AuditEntry;
import org.mailpromoter.core.access.AuditFilter;
import org.mailpromoter.core.access.AuditLog;
import org.mailpromoter.core.access.AuditLog.Flaw;
import org.mailpromoter.core.access.AuditLog.Verified;
import org.mailpromoter.core.access.AuditSeal;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.party.RecordId;

/**
 * What every {@link AuditLog} must keep to; the numbers are those of its documentation. What
 * changes the log from outside, and AU-4, are tested where there is a storage.
 *
 * @since 0.1
 */
public interface AuditLogContract {
  /** When the first deed of a test is done. */
  Instant DEED = Instant.parse("2026-03-01T12:00:00Z");

  /** An empty log, the same one during a test. */
  AuditLog audit();

  /** Entries are read as they were appended. */
  @Test
  default void entriesAreReadAsTheyWereAppended() {
    List<AuditDeed> deeds =
        List.of(
            deed(0),
            new AuditDeed(
                DEED.plusMillis(1),
                new Actor.Program("portal"),
                Channel.API,
                "change-activity",
                "activity 7",
                Optional.of(RecordId.user("anna")),
                "tracked",
                "stopped",
                "asked by telephone",
                AuditDeed.Outcome.failed("not-found"),
                "01J9"),
            new AuditDeed(
                DEED.plusSeconds(1),
                new Actor.Mark(new MailboxId("anna"), new FolderId("INBOX"), "$Tracked"),
                Channel.SERVICE,
                "track-message",
                "\u00e4\ud83d\ude00",
                Optional.empty(),
                "",
                "",
                "",
                AuditDeed.Outcome.DONE,
                ""));
    List<AuditEntry> appended = new ArrayList<>(deeds.stream().map(audit()::append).toList());
    assertThat(appended).extracting(AuditEntry::deed).isEqualTo(deeds);
    Collections.reverse(appended);
    assertThat(list(AuditFilter.ALL)).isEqualTo(appended);
  }

  /** AU-1: numbers have no gaps, whoever appends. */
  @Test
  default void au1_numbersHaveNoGaps() throws Exception {
    List<AuditEntry> all = AtOnce.call(20, () -> audit().append(deed(0)));
    assertThat(all)
        .extracting(AuditEntry::number)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
    assertThat(verified(AuditSeal.NONE).entries()).isEqualTo(20);
    assertThat(verified(AuditSeal.NONE).flaw()).isEmpty();
  }

  /** AU-2: an empty log is sound, and each entry changes what the log is sealed with. */
  @Test
  default void au2_eachEntryChangesTheSeal() {
    Verified empty = verified(AuditSeal.NONE);
    assertThat(empty).isEqualTo(new Verified(0, AuditSeal.NONE, Optional.empty()));
    audit().append(deed(0));
    AuditSeal first = verified(AuditSeal.NONE).seal();
    audit().append(deed(0));
    AuditSeal second = verified(first).seal();
    assertThat(first.number()).isEqualTo(1);
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.hash()).isNotEqualTo(first.hash());
    assertThat(verified(first).flaw()).isEmpty();
    assertThat(verified(second).flaw()).isEmpty();
  }

  /** AU-2, AU-3: a seal that was kept elsewhere tells whether this is still the same log. */
  @Test
  default void au3_aSealThatWasKeptElsewhereIsHeldAgainstTheLog() {
    audit().append(deed(0));
    audit().append(deed(1));
    AuditSeal seal = verified(AuditSeal.NONE).seal();
    AuditSeal other = new AuditSeal(1, seal.hash());
    assertThat(verified(other).flaw()).contains(new Flaw(1, Flaw.Kind.ANOTHER));
    AuditSeal longer = new AuditSeal(5, seal.hash());
    assertThat(verified(longer).flaw()).contains(new Flaw(3, Flaw.Kind.MISSING));
  }

  /** Filters are met together. */
  @Test
  default void entriesAreFilteredByWhatIsAskedFor() {
    AuditEntry set = audit().append(deed("anna", "choose-settings", "use-correlation", 1));
    AuditEntry other = audit().append(deed("anna", "choose-settings", "folder-tracking", 2));
    AuditEntry bens = audit().append(deed("ben", "choose-settings", "use-correlation", 3));
    AuditEntry erased = audit().append(deed("ben", "erase-person", "a person", 4));
    assertThat(list(AuditFilter.ALL.by("anna"))).containsExactly(other, set);
    assertThat(list(AuditFilter.ALL.of("erase-person"))).containsExactly(erased);
    assertThat(list(AuditFilter.ALL.about("use-correlation"))).containsExactly(bens, set);
    assertThat(list(AuditFilter.ALL.about("use-correlation").by("ben"))).containsExactly(bens);
    assertThat(list(AuditFilter.ALL.by("an"))).isEmpty();
    assertThat(list(AuditFilter.ALL.within(Optional.of(at(2)), Optional.of(at(4)))))
        .containsExactly(bens, other);
  }

  /** Somebody sees what they did and what concerns them, and nothing else. */
  @Test
  default void aViewerSeesTheirOwnEntries() {
    AuditEntry own = audit().append(deed("anna", "retry-messages", "message 1", 1));
    audit().append(deed("ben", "retry-messages", "message 2", 2));
    AuditEntry about =
        audit().append(concerning(RecordId.user("anna"), deed("ben", "reveal-message", "m 3", 3)));
    audit().append(concerning(RecordId.user("cleo"), deed("ben", "reveal-message", "m 4", 4)));
    AuditFilter.Viewer anna = new AuditFilter.Viewer("anna", Set.of(RecordId.user("anna")));
    assertThat(list(AuditFilter.ALL.seenBy(anna))).containsExactly(about, own);
    assertThat(list(AuditFilter.ALL.seenBy(anna).by("ben"))).containsExactly(about);
  }

  /** Pages hold each entry once, also of one moment and while others come. */
  @Test
  default void pagesOfTheLogGoOnWhereTheOneBeforeEnded() {
    List<AuditEntry> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      all.add(audit().append(deed(i / 3)));
    }
    Collections.reverse(all);
    Page<AuditEntry> first = audit().list(AuditFilter.ALL, PageKey.START, 4);
    audit().append(deed(99));
    Page<AuditEntry> second = audit().list(AuditFilter.ALL, first.next().orElseThrow(), 4);
    List<AuditEntry> read = new ArrayList<>(first.entries());
    read.addAll(second.entries());
    assertThat(read).isEqualTo(all);
    assertThat(second.next()).isEmpty();
  }

  /** A verification reports every entry, and can be ended. */
  @Test
  default void aVerificationIsFollowedAndCanBeEnded() {
    audit().append(deed(0));
    audit().append(deed(1));
    List<Long> told = new ArrayList<>();
    audit().verify(AuditSeal.NONE, told::add);
    assertThat(told.stream().mapToLong(Long::longValue).sum()).isEqualTo(2);
    Progress ending =
        some -> {
          throw new CancellationException();
        };
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> audit().verify(AuditSeal.NONE, ending));
  }

  private Verified verified(AuditSeal known) {
    return audit().verify(known, Progress.NONE);
  }

  private List<AuditEntry> list(AuditFilter filter) {
    return audit().list(filter, PageKey.START, 99).entries();
  }

  private static Instant at(int second) {
    return DEED.plusSeconds(second);
  }

  private static AuditDeed deed(int second) {
    return deed("anna", "choose-settings", "use-correlation", second);
  }

  private static AuditDeed deed(String who, String operation, String object, int second) {
    return new AuditDeed(
        at(second),
        new Actor.Person(who),
        Channel.COMMAND,
        operation,
        object,
        Optional.empty(),
        "no",
        "yes",
        "",
        AuditDeed.Outcome.DONE,
        "r1");
  }

  private static AuditDeed concerning(RecordId owner, AuditDeed deed) {
    return new AuditDeed(
        deed.at(),
        deed.actor(),
        deed.channel(),
        deed.operation(),
        deed.object(),
        Optional.of(owner),
        deed.before(),
        deed.after(),
        deed.reason(),
        deed.outcome(),
        deed.request());
  }
}
