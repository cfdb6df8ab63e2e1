package org.mailpromoter.documents;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.access.AuditLog;
import org.mailpromoter.core.delivery.SinkReport;
import org.mailpromoter.core.diagnosis.Report;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.StorageChecks;
import org.mailpromoter.installation.ask.StoredPerson;
import org.mailpromoter.installation.ask.Verifications;
import org.mailpromoter.installation.ask.WhatIfs;
import org.mailpromoter.installation.change.Erasures;
import org.mailpromoter.installation.change.ImportedFile;
import org.mailpromoter.installation.change.Retries;
import org.mailpromoter.installation.english.EnglishMissing;
import org.mailpromoter.installation.english.EnglishRefused;
import org.mailpromoter.service.Job;
import org.mailpromoter.service.MailboxLogin;
import org.mailpromoter.service.MailboxTests;
import org.mailpromoter.service.Synchronization;

/**
 * Documents about long work.
 *
 * @since 0.1
 */
public final class JobDocuments {
  private JobDocuments() {}

  /** Jobs, without their results. */
  public static Document list(List<Job> jobs) {
    return Members.of("jobs", jobs.stream().map(JobDocuments::summary).toList()).document();
  }

  /** A job with what it returned or why it failed, for whoever began it. */
  public static Document of(Job job) {
    return of(job, job.holder());
  }

  /**
   * The same for a reader. What a job tells and returns was made for whoever began it, and shows
   * what they may see, so that others do not read it.
   */
  public static Document of(Job job, String reader) {
    boolean own = job.holder().equals(reader);
    return summary(job)
        .with("told", Optional.of(job.told()).filter(each -> own && !each.isEmpty()))
        .with("result", job.result().filter(each -> own).map(each -> result(each).members()))
        .with("failure", job.failure().map(JobDocuments::failure))
        .document();
  }

  private static Members summary(Job job) {
    return Members.of("job", job.id())
        .with("operation", job.operation())
        .with("account", job.holder())
        .with("state", job.state())
        .with("begun_at", job.begun())
        .with("ended_at", job.ended())
        .with("done", job.done());
  }

  /**
   * The document of what a job returned.
   *
   * @throws IllegalArgumentException if there is no document for such an answer
   */
  public static Document result(Object answer) {
    return List.of(decisions(answer), mailboxes(answer), upkeep(answer)).stream()
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no document for " + answer.getClass()));
  }

  private static Optional<Document> decisions(Object answer) {
    @Nullable Document document = null;
    if (answer instanceof WhatIfs.Answer whatIf) {
      document = DecisionDocuments.whatIf(whatIf);
    } else if (answer instanceof Retries.Retried retried) {
      document = DecisionDocuments.retried(retried);
    } else if (answer instanceof Verifications.Answer verified) {
      document = DecisionDocuments.verified(verified);
    } else if (answer instanceof Report report) {
      document = ReportDocuments.of(report);
    }
    return Optional.ofNullable(document);
  }

  private static Optional<Document> mailboxes(Object answer) {
    @Nullable Document document = null;
    if (answer instanceof Synchronization.Outcome outcome) {
      document = MailboxDocuments.synced(outcome);
    } else if (answer instanceof MailboxTests.Outcome outcome) {
      document = MailboxDocuments.tested(outcome);
    } else if (answer instanceof MailboxLogin login) {
      document = MailboxDocuments.loggedIn(login.mailbox().value(), login.loggedIn());
    } else if (answer instanceof Delivered delivered) {
      document = SinkDocuments.delivered(delivered.sinks());
    }
    return Optional.ofNullable(document);
  }

  private static Optional<Document> upkeep(Object answer) {
    @Nullable Document document = null;
    if (answer instanceof StorageChecks.Answer checked) {
      document = UpkeepDocuments.checked(checked);
    } else if (answer instanceof Erasures.Forgotten forgotten) {
      document = UpkeepDocuments.forgotten(forgotten);
    } else if (answer instanceof StoredPerson.Answer person) {
      document = UpkeepDocuments.found(person.found());
    } else if (answer instanceof Privacy.Erased erased) {
      document = UpkeepDocuments.erased(erased);
    } else if (answer instanceof AuditLog.Verified verified) {
      document = AuditDocuments.verified(verified);
    } else if (answer instanceof ImportedFile file) {
      document = RecordDocuments.imported(file);
    } else if (answer instanceof Document made) {
      document = made;
    }
    return Optional.ofNullable(document);
  }

  /**
   * The result of a delivery.
   *
   * @param sinks each sink
   */
  public record Delivered(List<SinkReport> sinks) {
    /** Copies the list. */
    public Delivered {
      sinks = List.copyOf(sinks);
    }
  }

  private static Members failure(Throwable failure) {
    if (failure instanceof Faulted fault) {
      return Failures.of(fault);
    }
    if (failure instanceof NotFoundException missing) {
      return Failures.of(
          "not-found/" + EnumWords.of(missing.kind()), EnglishMissing.of(missing), "");
    }
    if (failure instanceof RefusedException refused) {
      return Failures.of("refused/" + EnumWords.of(refused.why()), EnglishRefused.of(refused), "");
    }
    return Failures.of(
        "defect", "The job ended with a defect of this program; the log says more.", "");
  }
}
