package org.mailpromoter.installation.ask;

import java.util.List;
import java.util.stream.Stream;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.Exposure;
import org.mailpromoter.spi.config.ConfigProblem;

/** Whether the configuration file is right. */
public final class ConfigChecks {
  private ConfigChecks() {}

  /**
   * The result of a check.
   *
   * @param problems what is probably wrong, although the file can be read
   * @param warnings secrets that this user cannot read although the service may, and secrets that
   *     too many users can read
   */
  public record Answer(List<ConfigProblem> problems, List<ConfigProblem> warnings) {
    /** Copies the lists. */
    public Answer {
      problems = List.copyOf(problems);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Checks the file of a deployment as it is now.
   *
   * @throws ConfigurationException if it cannot be read
   */
  public static Answer check(DeploymentReader reader, Deployment deployment)
      throws ConfigurationException {
    List<ConfigProblem> problems = reader.check(deployment.file());
    Stream<ConfigProblem> unreadable =
        deployment.secrets().stream().flatMap(secret -> secret.problem().stream());
    return new Answer(
        problems, Stream.concat(unreadable, Exposure.of(deployment).stream()).toList());
  }
}
