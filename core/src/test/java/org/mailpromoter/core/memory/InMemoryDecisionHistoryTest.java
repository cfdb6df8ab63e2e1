package org.mailpromoter.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.MessageIdentity;

/** Questions about decisions in memory. */
class InMemoryDecisionHistoryTest {
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  private final DecisionHistory history =
      new InMemoryDecisionHistory(
          () ->
              List.of(
                  decision(1, "a@x", Reason.NO_CORRELATION_MATCH, new byte[1]),
                  decision(2, "b@x", Reason.DUPLICATE, new byte[1]),
                  decision(3, "a@x", Reason.NO_CORRELATION_MATCH, new byte[0])));

  private static StoredDecision decision(long number, String id, Reason reason, byte[] evidence) {
    return new StoredDecision(
        new DecisionId(number),
        ANNA,
        NOON,
        1,
        DecisionEntry.of(
            new MessageRef(new FolderId("INBOX"), "1", String.valueOf(number)),
            new MessageIdentity("<" + id + ">", number),
            "Tom@customer.example",
            "About " + id,
            NOON.plusSeconds(number),
            Outcome.REFUSED,
            reason,
            List.of(SubReason.NOT_ADDRESSED),
            Optional.empty(),
            evidence,
            evidence));
  }

  private static List<Long> numbers(List<StoredDecision> decisions) {
    return decisions.stream().map(each -> each.id().value()).toList();
  }

  @Test
  void theLatestComesFirst() {
    assertThat(numbers(history.list(DecisionFilter.all(), 2))).containsExactly(3L, 2L);
    assertThat(numbers(history.find(MessageId.parse("<a@x>").orElseThrow())))
        .containsExactly(3L, 1L);
  }

  @Test
  void pagesGoForwardAndLeaveOutWhatHasNoEvidence() {
    assertThat(numbers(history.page(DecisionFilter.all(), DecisionHistory.With.FACTS, 1, 10)))
        .containsExactly(2L);
  }

  @Test
  void filtersNarrow() {
    DecisionFilter all = DecisionFilter.all();
    assertThat(history.list(all.withReasons(Set.of(Reason.DUPLICATE)), 9)).hasSize(1);
    assertThat(history.list(all.withOutcomes(Set.of(Outcome.PROMOTED)), 9)).isEmpty();
    assertThat(history.list(all.withMailbox(new MailboxId("other")), 9)).isEmpty();
    assertThat(numbers(history.list(all.withSender("tom@"), 9)))
        .as("the sender of the third was not kept")
        .containsExactly(2L, 1L);
    assertThat(numbers(history.list(all.withReceivedFrom(NOON.plusSeconds(2)), 9)))
        .containsExactly(3L, 2L);
    assertThat(numbers(history.list(all.withReceivedBefore(NOON.plusSeconds(2)), 9)))
        .containsExactly(1L);
  }

  @Test
  void kindsAreCounted() {
    assertThat(history.count(DecisionFilter.all()))
        .containsExactlyInAnyOrder(
            new DecisionCount(ANNA, Outcome.REFUSED, Reason.NO_CORRELATION_MATCH, 2),
            new DecisionCount(ANNA, Outcome.REFUSED, Reason.DUPLICATE, 1));
  }

  @Test
  void aDecisionIsFoundByItsNumber() {
    assertThat(history.find(new DecisionId(2))).isPresent();
    assertThat(history.find(new DecisionId(9))).isEmpty();
  }
}
