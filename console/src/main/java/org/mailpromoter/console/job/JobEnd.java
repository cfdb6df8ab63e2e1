package org.mailpromoter.console.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.message.Impacts;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.RetryReport;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.WhatIfs;
import org.mailpromoter.installation.change.Erasures;
import org.mailpromoter.installation.change.Retries;
import org.mailpromoter.installation.english.EnglishMissing;
import org.mailpromoter.installation.english.EnglishRefused;
import org.mailpromoter.service.Desk;
import org.mailpromoter.service.Job;
import org.mailpromoter.service.MailboxLogin;
import org.mailpromoter.service.MailboxTests;
import org.mailpromoter.service.MailboxTrial;
import org.mailpromoter.service.Synchronization;

/** What became of a job, in sentences. */
final class JobEnd {
  private JobEnd() {}

  /** None while it waits or works. */
  static List<String> sentences(Job job) {
    Optional<Throwable> failure = job.failure();
    if (failure.isPresent()) {
      return failure(failure.get());
    }
    Optional<Object> result = job.result();
    if (result.isPresent()) {
      return result(result.get());
    }
    return job.state() == Job.State.CANCELLED
        ? List.of("It was cancelled before it was complete, and changed nothing.")
        : List.of();
  }

  private static List<String> failure(Throwable failure) {
    if (failure instanceof Faulted fault) {
      return List.of(fault.sentence(), Words.capitalized(fault.code().remedy()));
    }
    if (failure instanceof NotFoundException missing) {
      return List.of(EnglishMissing.of(missing));
    }
    if (failure instanceof RefusedException refused) {
      return List.of(EnglishRefused.of(refused));
    }
    return failure instanceof Desk.ClosedException
        ? List.of("The storage was not open at the moment. Nothing was done; begin it again.")
        : List.of("It ended with a defect of this program. The log of the service says more.");
  }

  private static List<String> result(Object result) {
    if (result instanceof Synchronization.Outcome outcome) {
      return outcome.mailboxes().stream().map(JobEnd::read).toList();
    }
    if (result instanceof MailboxTests.Outcome outcome) {
      return outcome.mailboxes().stream().map(JobEnd::tried).toList();
    }
    if (result instanceof MailboxLogin login) {
      return List.of(
          login.loggedIn()
              ? "Logged in to the mailbox " + login.mailbox() + "."
              : "The mailbox " + login.mailbox() + " needs no login of a person.");
    }
    if (result instanceof WhatIfs.Answer answer) {
      return List.of(Impacts.sentence(answer.summary()));
    }
    if (result instanceof Retries.Retried retried) {
      return retried(retried);
    }
    if (result instanceof Privacy.Erased erased) {
      return List.of(ErasureWords.of(erased));
    }
    if (result instanceof Erasures.Forgotten forgotten) {
      return List.of(ErasureWords.of(forgotten));
    }
    return List.of("It is complete. The JSON below has its result.");
  }

  private static String read(MailboxReport report) {
    return "Mailbox "
        + report.mailbox()
        + (report.failures().isEmpty() ? ": " : " failed: ")
        + Words.count(report.processed(), "new message", "new messages")
        + ", "
        + Words.number(report.promoted())
        + " promoted.";
  }

  private static String tried(MailboxTrial trial) {
    return "Mailbox "
        + trial.mailbox().id()
        + (trial.isReadable() ? " can be read" : " cannot be read as configured")
        + (trial.unsendable().isPresent() ? ", and cannot send." : ".");
  }

  private static List<String> retried(Retries.Retried retried) {
    List<String> sentences = new ArrayList<>();
    for (RetryReport each : retried.mailboxes()) {
      sentences.add(
          "Mailbox "
              + each.mailbox()
              + ": "
              + Words.count(each.promoted(), "message", "messages")
              + " promoted, "
              + Words.number(each.refused())
              + " refused again.");
    }
    if (retried.isCancelled()) {
      sentences.add("It was cancelled. What was promoted until then stays.");
    }
    return sentences;
  }
}
