package org.mailpromoter.installation.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

/** What is hidden is not said to be deleted. */
class MaskTest {
  @ParameterizedTest
  @EnumSource(Mask.class)
  void aMaskLeavesMailWithoutSenderAndSubjectUnforgotten(Mask mask) {
    assertThat(mask.of(stored(empty())).entry().isForgotten()).isFalse();
    assertThat(mask.of(stored(empty().forgotten())).entry().isForgotten()).isTrue();
  }

  private static StoredDecision stored(DecisionEntry entry) {
    return new StoredDecision(new DecisionId(1), new MailboxId("anna"), Instant.EPOCH, 1, entry);
  }

  private static DecisionEntry empty() {
    return DecisionEntry.of(
        new MessageRef(new FolderId("INBOX"), "7", "1"),
        new MessageIdentity("digest:00", 1),
        "",
        "",
        Instant.EPOCH,
        Outcome.REFUSED,
        Reason.NO_CORRELATION_MATCH,
        List.of(SubReason.TOO_LARGE),
        Optional.empty(),
        new byte[0],
        new byte[] {1});
  }
}
