package org.mailpromoter.http.sending;

import java.util.Map;
import org.mailpromoter.core.sending.ServerReply;
import org.mailpromoter.core.sending.SubmissionOutcome;

/**
 * The second step, and what became of it. If there is no answer, the draft tells: one that is still
 * there and can be deleted was not sent and cannot be sent any more; one that the service has taken
 * is as good as an answer; one that is gone was sent if a mail with its Message-ID is among sent
 * mail. That none is there proves nothing. Used once.
 */
final class Settlement {
  private static final int ACCEPTED = 202;

  private final DraftBox box;
  private final PostedMail mail;
  private final Draft draft;

  Settlement(DraftBox box, PostedMail mail, Draft draft) {
    this.box = box;
    this.mail = mail;
    this.draft = draft;
  }

  SubmissionOutcome sent() {
    try {
      return accepted(box.send(draft));
    } catch (DraftException e) {
      return settled(e);
    }
  }

  private SubmissionOutcome settled(DraftException failure) {
    try {
      return switch (box.look(draft)) {
        case UNTOUCHED -> untouched(failure);
        case SUBMITTED ->
            accepted(new ServerReply(ACCEPTED, "no answer came, but the server has taken it"));
        case GONE -> gone(failure);
      };
    } catch (DraftException e) {
      return unseen(failure, "its draft could not be looked for");
    }
  }

  /** Deleting takes it away from a request that the server may still be working on. */
  private SubmissionOutcome untouched(DraftException failure) throws DraftException {
    try {
      return box.delete(draft) ? notSent(failure) : gone(failure);
    } catch (DraftException e) {
      return unseen(failure, "its draft is still there and could not be deleted");
    }
  }

  private SubmissionOutcome gone(DraftException failure) throws DraftException {
    if (mail.messageId().isPresent() && box.hasSent(mail.messageId().get())) {
      return accepted(new ServerReply(ACCEPTED, "no answer came, but it is among sent mail"));
    }
    return failure.result() == DraftException.Result.REFUSED
        ? notSent(failure)
        : uncertain(failure, "its draft is gone, and it is not among sent mail yet");
  }

  /** Without a look, the answer of the service decides, if it gave one. */
  private static SubmissionOutcome unseen(DraftException failure, String looked) {
    return failure.result() == DraftException.Result.UNKNOWN
        ? uncertain(failure, looked)
        : notSent(failure);
  }

  private static SubmissionOutcome notSent(DraftException failure) {
    return failure.result() == DraftException.Result.REFUSED
        ? new SubmissionOutcome.Refused(failure.sentence(), Map.of())
        : new SubmissionOutcome.Deferred(failure.code(), failure.sentence());
  }

  private static SubmissionOutcome uncertain(DraftException failure, String looked) {
    return new SubmissionOutcome.Uncertain(
        failure.sentence() + " The mail was handed over: " + looked + ".", Map.of());
  }

  private static SubmissionOutcome accepted(ServerReply reply) {
    return new SubmissionOutcome.Accepted(reply, Map.of());
  }
}
