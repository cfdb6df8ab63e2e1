package org.mailpromoter.app.command;

import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.installation.ask.DirectoryAnswer;

/** Answers of directories, for people and for programs. */
final class DirectoryWords {
  private DirectoryWords() {}

  /** The problems of a directory: why it does not answer, or what is wrong with it. */
  static List<Faulted> remarks(DirectoryAnswer answer) {
    List<Faulted> remarks = new ArrayList<>(answer.warnings());
    answer.failure().ifPresent(remarks::add);
    return remarks;
  }

  /** Either "fine" or an error code. */
  static String result(DirectoryAnswer answer) {
    return remarks(answer).stream().findFirst().map(each -> each.code().id()).orElse("fine");
  }

  /** The state from which it answers. */
  static String state(DirectoryAnswer answer) {
    return answer.asOf().map(Times::shown).orElse("now");
  }
}
