package org.mailpromoter.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.installation.ask.DirectoryAnswer;

/** What directories answer, for people and for programs. */
final class DirectoryWords {
  private DirectoryWords() {}

  /** What should be known: why there is no answer, or what is not as it should be. */
  static List<Faulted> remarks(DirectoryAnswer answer) {
    List<Faulted> remarks = new ArrayList<>(answer.warnings());
    answer.failure().ifPresent(remarks::add);
    return remarks;
  }

  /** In a word or two: fine, or a code. */
  static String result(DirectoryAnswer answer) {
    return remarks(answer).stream().findFirst().map(each -> each.code().id()).orElse("fine");
  }

  /** The state that it answers from. */
  static String state(DirectoryAnswer answer) {
    return answer.asOf().map(Times::shown).orElse("now");
  }

  static Map<String, @Nullable Object> document(DirectoryAnswer answer) {
    return Fields.of(
        "directory", answer.directory(),
        "kind", answer.kind(),
        "answered", answer.failure().isEmpty(),
        "as_of", answer.asOf().orElse(null),
        "remarks", remarks(answer).stream().map(DirectoryWords::document).toList());
  }

  private static Map<String, @Nullable Object> document(Faulted remark) {
    return Fields.of(
        "code", remark.code().id(),
        "sentence", remark.sentence(),
        "remedy", remark.code().remedy());
  }
}
