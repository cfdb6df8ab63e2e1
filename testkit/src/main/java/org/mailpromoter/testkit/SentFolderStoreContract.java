package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sending.Evidence;
import org.mailpromoter.core.sending.EvidenceSearch;
import org.mailpromoter.core.sending.OutgoingId;
import org.mailpromoter.core.sending.RetrySchedule;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.sending.SentCopy;
import org.mailpromoter.core.sending.ServerReply;
import org.mailpromoter.core.sending.SubmissionOutcome;
import org.mailpromoter.core.store.SentFolderStore;
import org.mailpromoter.core.store.Storage;

/**
 * The contract of every {@link SentFolderStore}. Implement {@link #storage()} in a test class; the
 * names of the tests contain the rule numbers from the documentation of {@code SentFolderStore}.
 *
 * @since 0.1
 */
public interface SentFolderStoreContract {
  /** The time at which everything begins. */
  Instant NOW = OutgoingStoreContract.NOW;

  /** A storage in which nothing is kept, the same one during a test. */
  Storage storage();

  private SentFolderStore store() {
    return storage().sentFolderStore();
  }

  /** SF-1: not before the server has answered. */
  @Test
  default void sf1_aCopyIsWantedOnceTheServerAcceptsTheMail() {
    OutgoingId mail = OutgoingStoreContract.addTo(storage().outgoingStore(), 1).id();
    assertThat(store().of(mail)).isEmpty();
    change(mail, new SendEvent.Claimed());
    change(mail, new SendEvent.HandedOver(Map.of()));
    assertThat(due()).isEmpty();
    assertThat(store().nextDue(OutgoingStoreContract.ANNA)).isEmpty();
    change(mail, accepted());
    SentCopy wanted =
        new SentCopy(
            mail,
            OutgoingStoreContract.ANNA,
            SentCopy.State.WANTED,
            NOW,
            0,
            Optional.of(NOW),
            "",
            "");
    assertThat(due()).containsExactly(wanted);
    assertThat(store().of(mail)).contains(wanted);
    assertThat(store().nextDue(OutgoingStoreContract.ANNA)).contains(NOW);
    assertThat(store().due(new MailboxId("other"), NOW, 9)).isEmpty();
  }

  /** SF-1: also if evidence says so; and never again for the same mail. */
  @Test
  default void sf1_aCopyIsWantedOnce() {
    OutgoingId mail = OutgoingStoreContract.addTo(storage().outgoingStore(), 1).id();
    change(mail, new SendEvent.Claimed());
    change(mail, new SendEvent.HandedOver(Map.of()));
    change(mail, new SendEvent.Interrupted());
    assertThat(due()).isEmpty();
    change(
        mail, new SendEvent.Proven(new Evidence(Evidence.Kind.SENT_COPY, NOW, "the folder Sent")));
    SentCopy ended = due().get(0).ended(SentCopy.State.FOUND, "Sent", "");
    store().put(ended);
    change(mail, accepted());
    assertThat(due()).isEmpty();
    assertThat(store().of(mail)).contains(ended);
  }

  /** SF-2: by their times; what is ended is not begun again. */
  @Test
  default void sf2_copiesAreDueInOrder() {
    OutgoingId first = sent(1);
    OutgoingId second = sent(2);
    SentCopy wanted = due().get(0);
    SentCopy later = wanted.failed(RetrySchedule.STANDARD, NOW, "Sent", "over quota");
    assertThat(later.next()).contains(NOW.plusSeconds(60));
    store().put(later);
    assertThat(due()).extracting(SentCopy::mail).containsExactly(second);
    assertThat(store().due(OutgoingStoreContract.ANNA, NOW.plusSeconds(60), 9))
        .extracting(SentCopy::mail)
        .containsExactly(second, first);
    assertThat(store().due(OutgoingStoreContract.ANNA, NOW.plusSeconds(60), 1)).hasSize(1);
    assertThat(store().of(first)).contains(later);
    store().put(later.ended(SentCopy.State.ADDED, "Sent", ""));
    store().put(later);
    assertThat(store().of(first)).map(SentCopy::state).contains(SentCopy.State.ADDED);
  }

  /** Where the server files copies, all are ended together. */
  @Test
  default void sf2_allCopiesOfAMailboxAreEnded() {
    OutgoingId first = sent(1);
    sent(2);
    store().put(store().of(first).orElseThrow().ended(SentCopy.State.FOUND, "Sent", ""));
    MailboxId other = new MailboxId("other");
    assertThat(store().endAll(other, SentCopy.State.NOT_WANTED)).isZero();
    assertThat(store().endAll(OutgoingStoreContract.ANNA, SentCopy.State.LEFT_TO_SERVER))
        .isEqualTo(1);
    assertThat(store().of(first)).map(SentCopy::state).contains(SentCopy.State.FOUND);
    assertThat(due()).isEmpty();
    assertThatThrownBy(() -> store().endAll(OutgoingStoreContract.ANNA, SentCopy.State.WANTED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** SF-3: what was looked for, and when, can be told. */
  @Test
  default void sf3_searchesAreKeptInOrder() {
    OutgoingId mail = OutgoingStoreContract.addTo(storage().outgoingStore(), 1).id();
    List<EvidenceSearch> searches =
        List.of(
            new EvidenceSearch(NOW, "", EvidenceSearch.Result.NOT_SEARCHED, "it is away"),
            new EvidenceSearch(NOW.plusSeconds(9), "Gesendet", EvidenceSearch.Result.NOT_THERE, ""),
            new EvidenceSearch(NOW, "Gesendet", EvidenceSearch.Result.FOUND, ""));
    searches.forEach(each -> store().add(mail, each));
    assertThat(store().searches(mail)).isEqualTo(searches);
    assertThat(store().searches(new OutgoingId(99))).isEmpty();
  }

  private OutgoingId sent(int number) {
    OutgoingId mail = OutgoingStoreContract.addTo(storage().outgoingStore(), number).id();
    change(mail, new SendEvent.Claimed());
    change(mail, new SendEvent.HandedOver(Map.of()));
    change(mail, accepted());
    return mail;
  }

  private List<SentCopy> due() {
    return store().due(OutgoingStoreContract.ANNA, NOW, 9);
  }

  private void change(OutgoingId mail, SendEvent event) {
    SendProcess process = new SendProcess(RetrySchedule.STANDARD);
    assertThat(storage().outgoingStore().change(mail, event, process, NOW)).isPresent();
  }

  private static SendEvent accepted() {
    return new SendEvent.Answered(
        new SubmissionOutcome.Accepted(new ServerReply(250, "Ok"), Map.of()));
  }
}
