package org.mailpromoter.installation.change;

import java.util.Optional;
import org.mailpromoter.composer.Addressee;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.dispatch.OriginalMail;
import org.mailpromoter.core.dispatch.OriginalMails;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.sending.AnswerGuard;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;

/** Refuses answers of programs to programs, lists and crowds. */
final class AutomaticAnswers {
  private final OpenInstallation open;
  private final AnswerGuard guard;

  AutomaticAnswers(OpenInstallation open) {
    this.open = open;
    this.guard = new AnswerGuard(open.storage().outgoingStore()::latestTo);
  }

  /**
   * Refuses a mail if a program wrote it and must not.
   *
   * @throws RefusedException with the reason
   */
  void demand(NewMail mail) throws RefusedException {
    if (!mail.automatic() || mail.relation().isEmpty()) {
      return;
    }
    Optional<Envelope> answered = header(mail.relation().get().original());
    for (Addressee each : mail.recipients()) {
      Optional<AnswerGuard.Refusal> refusal =
          answered.flatMap(header -> guard.refusal(header, each.address().address(), open.now()));
      if (refusal.isPresent()) {
        throw new RefusedException(
            RefusedException.Why.AUTOMATIC_ANSWER, refusal.get().sentence().replaceAll("\\.$", ""));
      }
    }
  }

  private Optional<Envelope> header(ActivityId original) {
    return new OriginalMails(
            open.storage().activityHistory(),
            open.storage().decisionHistory(),
            open.storage().outgoingStore())
        .find(original)
        .flatMap(OriginalMail::header);
  }
}
