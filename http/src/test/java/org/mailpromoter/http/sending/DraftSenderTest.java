package org.mailpromoter.http.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.http.sending.DraftBox.Whereabouts.GONE;
import static org.mailpromoter.http.sending.DraftBox.Whereabouts.SUBMITTED;
import static org.mailpromoter.http.sending.DraftBox.Whereabouts.UNTOUCHED;
import static org.mailpromoter.http.sending.DraftException.Result.NOT_DONE;
import static org.mailpromoter.http.sending.DraftException.Result.REFUSED;
import static org.mailpromoter.http.sending.DraftException.Result.UNKNOWN;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.core.sending.SubmissionOutcome;
import org.mailpromoter.core.sending.SubmissionOutcome.Accepted;
import org.mailpromoter.core.sending.SubmissionOutcome.Deferred;
import org.mailpromoter.core.sending.SubmissionOutcome.Refused;
import org.mailpromoter.core.sending.SubmissionOutcome.Uncertain;

/** What follows from a failure of the second step, and from what the draft tells. */
class DraftSenderTest {
  private final FakeBox box = new FakeBox();
  private final DraftSender sender = new DraftSender("anna", "the server", () -> box);

  private SubmissionOutcome sent() throws InterruptedException {
    return sender.submit(
        Texts.to("tom@c.example", "d@c.example", "e@c.example"),
        Texts.message(Texts.HELLO),
        refused -> box.asked.add("commit"));
  }

  @Test
  void theHandOverIsBetweenTheTwoSteps() throws Exception {
    assertThat(sent()).isInstanceOf(Accepted.class);
    assertThat(box.asked).containsExactly("save", "commit", "send");
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSED, UNTOUCHED, Refused",
    "NOT_DONE, UNTOUCHED, Deferred",
    "UNKNOWN, UNTOUCHED, Deferred",
    "REFUSED, SUBMITTED, Accepted",
    "NOT_DONE, SUBMITTED, Accepted",
    "UNKNOWN, SUBMITTED, Accepted",
    "REFUSED, GONE, Refused",
    "NOT_DONE, GONE, Uncertain",
    "UNKNOWN, GONE, Uncertain"
  })
  void theDraftTells(
      DraftException.Result result, DraftBox.Whereabouts whereabouts, String expected)
      throws Exception {
    box.sending = FakeBox.failure(result);
    box.whereabouts = whereabouts;
    assertThat(sent().getClass().getSimpleName()).isEqualTo(expected);
    assertThat(box.asked.contains("delete")).isEqualTo(whereabouts == UNTOUCHED);
    assertThat(box.asked.contains("hasSent")).isEqualTo(whereabouts == GONE);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsAmongSentMailWasSent(DraftException.Result result) throws Exception {
    box.sending = FakeBox.failure(result);
    box.whereabouts = GONE;
    box.isSent = true;
    assertThat(sent()).isInstanceOf(Accepted.class);
  }

  @Test
  void aDraftThatLeavesWhileItIsDeletedWasPerhapsSent() throws Exception {
    box.sending = FakeBox.failure(UNKNOWN);
    box.deletes = false;
    assertThat(sent()).isInstanceOf(Uncertain.class);
    box.isSent = true;
    assertThat(sent()).isInstanceOf(Accepted.class);
  }

  @Test
  void whereNobodyCanLookTheAnswerCounts() throws Exception {
    box.looking = FakeBox.failure(NOT_DONE);
    box.sending = FakeBox.failure(REFUSED);
    assertThat(sent()).isInstanceOf(Refused.class);
    box.sending = FakeBox.failure(NOT_DONE);
    assertThat(sent()).isInstanceOf(Deferred.class);
    box.sending = FakeBox.failure(UNKNOWN);
    assertThat(sent()).isInstanceOf(Uncertain.class);
  }

  @Test
  void aDraftThatCannotBeDeletedMayStillBeSentUnlessTheServerSaidNo() throws Exception {
    box.deleting = FakeBox.failure(NOT_DONE);
    box.sending = FakeBox.failure(UNKNOWN);
    assertThat(sent()).isInstanceOf(Uncertain.class);
    box.sending = FakeBox.failure(NOT_DONE);
    assertThat(sent()).isInstanceOf(Deferred.class);
  }

  @Test
  void aDoubtSaysWhatWasLookedFor() throws Exception {
    box.sending = FakeBox.failure(UNKNOWN);
    box.whereabouts = GONE;
    assertThat(((Uncertain) sent()).why())
        .isEqualTo(
            "It failed. The mail was handed over: its draft is gone, and it is not among sent mail"
                + " yet.");
  }

  @Test
  void whatIsSubmittedIsNotDeleted() throws Exception {
    box.sending = FakeBox.failure(UNKNOWN);
    box.whereabouts = SUBMITTED;
    sent();
    assertThat(box.asked).containsExactly("save", "commit", "send", "look");
  }

  @Test
  void aLineThatIsOpenedAsTheSenderIsClosedIsClosed() throws Exception {
    DraftSender[] late = new DraftSender[1];
    late[0] =
        new DraftSender(
            "anna",
            "the server",
            () -> {
              late[0].close();
              return box;
            });
    SubmissionOutcome outcome =
        late[0].submit(
            Texts.to("tom@c.example", "d@c.example", "e@c.example"),
            Texts.message(Texts.HELLO),
            refused -> {});
    assertThat(((Deferred) outcome).code()).isEqualTo(DraftError.SENDER_ENDED);
    assertThat(box.asked).containsExactly("close");
  }
}
