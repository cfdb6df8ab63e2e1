package org.mailpromoter.documents;

import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.sync.FolderFailure;
import org.mailpromoter.spi.config.ConfigProblem;

/** Failures as objects: a code, a sentence, and what to do. */
final class Failures {
  private Failures() {}

  static Members of(Faulted fault) {
    return of(fault.code(), fault.sentence());
  }

  static Members of(ErrorCode code, String sentence) {
    return of(code.id(), sentence, code.remedy());
  }

  /** A failure of which only the sentence is known. */
  static Members of(String sentence) {
    return of("", sentence, "");
  }

  static Members of(String code, String sentence, String whatToDo) {
    return Members.of("code", code).with("sentence", sentence).with("what_to_do", whatToDo);
  }

  static Optional<Members> of(Optional<Faulted> fault) {
    return fault.map(Failures::of);
  }

  static List<Members> of(List<? extends Faulted> faults) {
    return faults.stream().map(Failures::of).toList();
  }

  /** A failure of a folder, or of the whole mailbox if the folder is null. */
  static Members of(FolderFailure failure) {
    return Members.of("folder", failure.folder()).and(of(failure.fault()));
  }

  /** A problem in a configuration file. */
  static Members of(ConfigProblem problem) {
    return Members.of("file", problem.location().file())
        .with("line", problem.location().line())
        .with("key", problem.key())
        .with("problem", problem.message());
  }
}
