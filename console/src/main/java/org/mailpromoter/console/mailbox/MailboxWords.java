package org.mailpromoter.console.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.health.MailboxRun;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.ask.Status;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.Operation;

/** Mailboxes and their states as pages show them. */
public final class MailboxWords {
  private MailboxWords() {}

  /** The mailboxes that a visitor may see. */
  public static List<Status.MailboxState> visible(Visit visit) {
    return Status.mailboxes(visit.open()).stream()
        .filter(
            each ->
                visit.permissions().allows(Operation.SEE_STATUS, Belonging.to(each.mailbox().id())))
        .toList();
  }

  /** The page of a mailbox. */
  public static String path(MailboxId mailbox) {
    return MailboxesScreen.PATH + "/" + Queries.encoded(mailbox.value());
  }

  /** The name of its owner. */
  public static String owner(Visit visit, MailboxDeployment mailbox) {
    return mailbox
        .policy()
        .owner()
        .map(id -> visit.open().policy().owner(id).map(Owner::name).orElse(id.toString()))
        .orElse("nobody");
  }

  /** Its state in the words of Dynamics 365. */
  public static Chip chip(Status.State state) {
    return switch (state) {
      case DISABLED -> new Chip(Tone.CALM, "Disabled");
      case NOT_RUN -> new Chip(Tone.CALM, "Not run yet");
      case SUCCESS -> new Chip(Tone.YES, "Success");
      case FAILURE -> new Chip(Tone.NO, "Failure");
      case FAILURE_POSTPONED -> new Chip(Tone.WAIT, "Failure, postponed");
      case FAILURE_DISABLED -> new Chip(Tone.NO, "Failure, disabled");
    };
  }

  /** Why it failed last; empty if it did not. */
  public static String failure(Status.MailboxState state) {
    return state.lastRun().map(MailboxRun::failure).orElse("");
  }

  /** When it was read last without a failure, if the last run failed. */
  public static Optional<Instant> earlierGoodRun(Status.MailboxState state) {
    return state.lastRun().filter(each -> !each.failure().isEmpty()).isPresent()
        ? state.lastGoodRun()
        : Optional.empty();
  }

  /** Until when it is left alone; empty if that is over. */
  static Optional<Instant> until(Status.MailboxState state, Instant now) {
    return state
        .lastRun()
        .flatMap(each -> each.health().postponedUntil())
        .filter(each -> each.isAfter(now));
  }

  /** What its state means for its mail, and what to do; empty if all is well. */
  static String meaning(Status.State state) {
    return switch (state) {
      case SUCCESS -> "";
      case DISABLED ->
          "Its incoming mail is not processed, because the configuration file says so.";
      case NOT_RUN -> "It was not read yet. The service reads it soon; you can do it now.";
      case FAILURE -> "It is read again in the next round.";
      case FAILURE_POSTPONED ->
          "It is left alone for a while, and then read again. A test that succeeds ends the wait.";
      case FAILURE_DISABLED ->
          "It is not read again until the cause is corrected: a change of the configuration file or"
              + " of its secret file, or a test that succeeds, enables it.";
    };
  }

  /** How often it is read, for example {@code every 5 minutes}. */
  static String rhythm(Duration interval) {
    long seconds = interval.toSeconds();
    if (seconds % 3_600 == 0) {
      return every(seconds / 3_600, "hour");
    }
    return seconds % 60 == 0 ? every(seconds / 60, "minute") : every(seconds, "second");
  }

  private static String every(long count, String unit) {
    return count == 1 ? "every " + unit : "every " + Words.number(count) + " " + unit + "s";
  }
}
