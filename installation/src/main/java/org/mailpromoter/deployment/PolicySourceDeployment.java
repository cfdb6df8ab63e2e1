package org.mailpromoter.deployment;

import java.util.Objects;
import org.mailpromoter.spi.PolicySourceFactory;
import org.mailpromoter.spi.config.Config;

/**
 * A configured source of the settings of another CRM.
 *
 * @param name its name in the configuration
 * @param factory creates it
 * @param config its configuration
 */
public record PolicySourceDeployment(String name, PolicySourceFactory factory, Config config) {
  /** Checks for nulls. */
  public PolicySourceDeployment {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(factory, "factory");
    Objects.requireNonNull(config, "config");
  }

  /** Which kind of source it is, for example dataverse. */
  public String kind() {
    return factory.name();
  }
}
