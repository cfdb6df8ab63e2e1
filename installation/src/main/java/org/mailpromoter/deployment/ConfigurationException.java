package org.mailpromoter.deployment;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.spi.config.ConfigProblem;

/** A configuration is refused. The message lists every problem, one a line. */
public final class ConfigurationException extends Exception implements Faulted {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final transient List<ConfigProblem> problems;

  ConfigurationException(String sentence, ErrorCode code) {
    super(sentence);
    this.code = code;
    this.problems = List.of();
  }

  ConfigurationException(List<ConfigProblem> problems) {
    super(sentence(inOrder(problems)));
    this.code = ConfigError.INVALID;
    this.problems = inOrder(problems);
  }

  private static String sentence(List<ConfigProblem> problems) {
    return "The configuration has "
        + (problems.size() == 1 ? "a problem" : problems.size() + " problems")
        + ":\n"
        + problems.stream().map(problem -> "  " + problem).collect(Collectors.joining("\n"));
  }

  /** In the order of the file, in which a person corrects them. */
  static List<ConfigProblem> inOrder(List<ConfigProblem> problems) {
    return problems.stream()
        .sorted(Comparator.comparingInt(each -> each.location().line()))
        .toList();
  }

  /** The problems, in the order of the file; empty when the file could not be read at all. */
  public List<ConfigProblem> problems() {
    return problems;
  }

  @Override
  public ErrorCode code() {
    return code;
  }

  @Override
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
