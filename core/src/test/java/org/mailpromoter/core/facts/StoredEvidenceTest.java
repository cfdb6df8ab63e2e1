package org.mailpromoter.core.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;

/** Evidence that cannot be read is damage of the storage, with its place. */
class StoredEvidenceTest {
  private static StoredDecision decision(byte[] evidence) {
    DecisionEntry entry =
        DecisionEntry.of(
            new MessageRef(new FolderId("INBOX"), "1", "2"),
            new MessageIdentity("<one@x>", 1),
            "anna@x.example",
            "Hello",
            Instant.EPOCH,
            Outcome.REFUSED,
            Reason.NO_CORRELATION_MATCH,
            List.of(SubReason.REPLIES_ONLY_NOT_A_REPLY),
            Optional.empty(),
            evidence,
            evidence);
    return new StoredDecision(new DecisionId(12), new MailboxId("m"), Instant.EPOCH, 1, entry);
  }

  @Test
  void evidenceThatCannotBeReadIsDamageOfADecision() {
    StoredDecision damaged = decision(new byte[] {99});
    assertThatThrownBy(() -> StoredEvidence.facts(damaged))
        .hasMessageContaining("The facts of the decision 12 cannot be read from the database")
        .satisfies(e -> assertThat(((StoreException) e).code()).isEqualTo(StoreError.DAMAGED));
    assertThatThrownBy(() -> StoredEvidence.trace(damaged))
        .hasMessageContaining("The trace of the decision 12");
  }

  @Test
  void aTraceOfAFormerFormIsRefusedAsSuch() {
    assertThatThrownBy(() -> StoredEvidence.trace(decision(new byte[] {2, 0})))
        .hasMessageContaining("The steps of the decision 12 were written by a version before 0.1")
        .satisfies(e -> assertThat(((StoreException) e).code()).isEqualTo(StoreError.OUTDATED));
  }

  @Test
  void anyBytesAreDamageAndNeverADefect() {
    Random random = new Random(20261128);
    for (int round = 0; round < 5_000; round++) {
      byte[] bytes = new byte[1 + random.nextInt(60)];
      random.nextBytes(bytes);
      bytes[0] = (byte) (2 + random.nextInt(3)); // versions 1 and 2, and none
      StoredDecision damaged = decision(bytes);
      readOrDamage(() -> StoredEvidence.facts(damaged));
      readOrDamage(() -> StoredEvidence.trace(damaged));
    }
  }

  private static void readOrDamage(Runnable reading) {
    try {
      reading.run();
    } catch (StoreException e) {
      assertThat(e.code()).isIn(StoreError.DAMAGED, StoreError.OUTDATED);
    }
  }
}
