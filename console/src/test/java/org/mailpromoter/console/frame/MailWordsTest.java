package org.mailpromoter.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.MessageIdentity;

/** What mail never had is not said to be deleted. */
class MailWordsTest {
  private static final byte[] EVIDENCE = {1};

  @Test
  void mailWithoutHeaderHasNeitherSenderNorSubject() {
    for (DecisionEntry each : List.of(empty(), empty().withoutEvidence())) {
      assertThat(MailWords.sender(each)).isEqualTo("no sender");
      assertThat(MailWords.subject(each)).isEqualTo("(no subject)");
    }
  }

  @Test
  void whatWasDeletedIsNoLongerStored() {
    assertThat(MailWords.sender(empty().forgotten())).isEqualTo("a sender no longer stored");
    assertThat(MailWords.subject(empty().forgotten())).isEqualTo("Subject no longer stored");
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
        EVIDENCE,
        EVIDENCE);
  }
}
