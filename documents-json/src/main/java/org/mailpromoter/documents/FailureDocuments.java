package org.mailpromoter.documents;

import java.util.List;
import org.mailpromoter.spi.config.ConfigProblem;

/**
 * The document of a request that failed.
 *
 * @since 0.1
 */
public final class FailureDocuments {
  private FailureDocuments() {}

  /**
   * Why a command failed.
   *
   * @param code the code of the error
   * @param whatToDo empty if the sentence includes it
   * @param problems the problems in the configuration, each with its place
   */
  public static Document of(
      int exitCode, String code, String sentence, String whatToDo, List<ConfigProblem> problems) {
    Members failure =
        Members.of("exit_code", exitCode)
            .and(Failures.of(code, sentence, whatToDo))
            .with("problems", problems.stream().map(Failures::of).toList());
    return Members.of("failure", failure).document();
  }
}
