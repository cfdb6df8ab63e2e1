package org.mailpromoter.installation.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.health.MailboxHealth;
import org.mailpromoter.core.health.MailboxRun;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.SampleInstallation;

/** How far behind a mailbox is. */
class StatusTest {
  private static final Instant NOW = SampleInstallation.NOW;
  private static final MailboxId ANNA = new MailboxId("anna");

  @TempDir private Path folder;

  @Test
  void aMailboxSaysWhenItWasReadAndWhatWaits() throws Exception {
    try (OpenInstallation open = SampleInstallation.in(folder).openToSynchronize()) {
      assertThat(state(open, 0).lastGoodRun()).isEmpty();
      assertThat(state(open, 0).undecidedSince()).isEmpty();
      run(open, 60, "");
      run(open, 120, "No answer.");
      undecided(open);
      assertThat(state(open, 0).lastRun().map(MailboxRun::endedAt)).contains(NOW.plusSeconds(121));
      assertThat(state(open, 0).lastGoodRun()).contains(NOW.plusSeconds(61));
      assertThat(state(open, 0).undecidedSince()).contains(NOW.minusSeconds(9));
      assertThat(state(open, 1).lastGoodRun()).isEmpty();
      assertThat(state(open, 1).undecidedSince()).isEmpty();
    }
  }

  @Test
  void aTestThatSucceedsDoesNotMakeAMailboxOneThatWasRead() throws Exception {
    try (OpenInstallation open = SampleInstallation.in(folder).openToSynchronize()) {
      assertThat(state(open, 0).state()).isEqualTo(Status.State.NOT_RUN);
      run(open, 60, "The server refused the login.");
      assertThat(state(open, 0).state()).isEqualTo(Status.State.FAILURE);
      testSucceeds(open);
      assertThat(state(open, 0).state()).isEqualTo(Status.State.NOT_RUN);
      assertThat(state(open, 0).isWell()).isTrue();
      run(open, 120, "");
      assertThat(state(open, 0).state()).isEqualTo(Status.State.SUCCESS);
    }
  }

  private static void testSucceeds(OpenInstallation open) {
    MailboxRun failed = state(open, 0).lastRun().orElseThrow();
    open.storage().runLog().record(failed.succeeded(), NOW.plusSeconds(90));
  }

  private static Status.MailboxState state(OpenInstallation open, int index) {
    return Status.mailboxes(open).get(index);
  }

  private static void run(OpenInstallation open, int second, String failure) {
    Instant begun = NOW.plusSeconds(second);
    MailboxRun run =
        new MailboxRun(ANNA, begun, begun.plusSeconds(1), 1, 0, failure, MailboxHealth.FINE);
    open.storage().runLog().record(run, begun);
  }

  private static void undecided(OpenInstallation open) throws Exception {
    FolderId inbox = new FolderId("INBOX");
    DecisionEntry entry =
        DecisionEntry.of(
            new MessageRef(inbox, "7", "1"),
            new MessageIdentity("<u@x>", 1),
            "tom@customer.example",
            "Undecided",
            NOW.minusSeconds(9),
            Outcome.REFUSED,
            Reason.UNKNOWN,
            List.of(SubReason.CREATION_FAILED),
            Optional.empty(),
            new byte[] {1},
            new byte[] {2});
    open.storage()
        .activityStore()
        .commit(
            Commit.builder(Turn.alone(ANNA), inbox, Cursor.START, new Cursor("1"))
                .at(NOW)
                .policyVersion(1)
                .decisions(List.of(entry))
                .build());
  }
}
