package org.mailpromoter.app;

import com.google.inject.ProvisionException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.command.NotFoundSentence;
import org.mailpromoter.app.command.RefusedExit;
import org.mailpromoter.app.command.WrongPageSentence;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Remedies;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.documents.Document;
import org.mailpromoter.documents.FailureDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.english.EnglishRefused;
import org.mailpromoter.spi.config.ConfigProblem;
import org.mailpromoter.spi.config.SecretException;

/**
 * Why a command failed.
 *
 * @param exitCode one of {@link ExitCode}
 * @param code the error's code; for what a person asked for, {@code wrong-input}, {@code
 *     not-found/KIND}, {@code refused/WHY}, {@code interrupted} or {@code cancelled}
 * @param sentence what failed, where and why
 * @param remedy what to do, empty if the sentence includes it
 * @param problems the problems in the configuration, each with its place
 * @param cause the technical cause for {@code --verbose}; null for wrong input
 */
record FailureReport(
    int exitCode,
    String code,
    String sentence,
    String remedy,
    List<ConfigProblem> problems,
    @Nullable Throwable cause) {
  FailureReport {
    problems = List.copyOf(problems);
  }

  static FailureReport of(Exception failure) {
    Throwable cause = failure instanceof ProvisionException ? failure.getCause() : failure;
    if (cause instanceof CommandFailure slip) {
      return wrongInput(slip.exitCode(), String.valueOf(slip.getMessage()));
    }
    if (cause instanceof WrongPageException wrong) {
      return wrongInput(ExitCode.USAGE, WrongPageSentence.of(wrong));
    }
    if (cause instanceof NotFoundException missing) {
      return said(ExitCode.NOT_FOUND, missing.code(), NotFoundSentence.of(missing));
    }
    if (cause instanceof RefusedException refused) {
      return said(RefusedExit.code(refused), refused.code(), EnglishRefused.of(refused));
    }
    if (cause instanceof Faulted fault) {
      return of(fault, cause);
    }
    if (cause instanceof InterruptedException) {
      return said(
          ExitCode.INTERRUPTED,
          "interrupted",
          "Interrupted. Committed work is kept; the next run continues there.");
    }
    if (cause instanceof CancellationException) {
      return said(ExitCode.INTERRUPTED, "cancelled", "Cancelled. Nothing was changed.");
    }
    return new FailureReport(
        ExitCode.INTERNAL,
        "defect",
        "Internal error: " + cause,
        "please report it with the output of the same command with --verbose.",
        List.of(),
        cause);
  }

  /** Wrong input, which the sentence explains. */
  static FailureReport wrongInput(int exitCode, String sentence) {
    return said(exitCode, "wrong-input", sentence);
  }

  /** What the sentence says completely. */
  private static FailureReport said(int exitCode, String code, String sentence) {
    return new FailureReport(exitCode, code, sentence, "", List.of(), null);
  }

  private static FailureReport of(Faulted fault, Throwable cause) {
    List<ConfigProblem> problems =
        fault instanceof ConfigurationException refused ? refused.problems() : List.of();
    return new FailureReport(
        exitCode(fault),
        fault.code().id(),
        fault.sentence(),
        Remedies.of(fault.code()),
        problems,
        cause);
  }

  private static int exitCode(Faulted fault) {
    if (fault instanceof ConfigurationException || fault instanceof SecretException) {
      return ExitCode.CONFIGURATION;
    }
    if (fault instanceof StoreException) {
      return fault.code() == StoreError.IN_USE ? ExitCode.ALREADY_RUNNING : ExitCode.STORAGE;
    }
    return ExitCode.MAILBOX;
  }

  /** For people. */
  String text() {
    return remedy.isEmpty() ? sentence : sentence + "\nWhat to do: " + remedy;
  }

  /** For programs. */
  Document document() {
    return FailureDocuments.of(exitCode, code, sentence, remedy, problems);
  }
}
