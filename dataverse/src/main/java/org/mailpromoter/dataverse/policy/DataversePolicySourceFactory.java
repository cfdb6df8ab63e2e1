package org.mailpromoter.dataverse.policy;

import java.time.Clock;
import org.mailpromoter.dataverse.client.DataverseKeys;
import org.mailpromoter.dataverse.client.WebApi;
import org.mailpromoter.spi.PolicySourceFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.policy.PolicySource;

/** Keys of the policy source {@code dataverse}: those of the connection. */
public final class DataversePolicySourceFactory implements PolicySourceFactory {
  /** For the plugin. */
  public DataversePolicySourceFactory() {}

  @Override
  public String name() {
    return "dataverse";
  }

  @Override
  public String description() {
    return "the settings of Dynamics 365, through Dataverse";
  }

  @Override
  public ConfigSpec keys() {
    return DataverseKeys.ALL;
  }

  @Override
  public PolicySource create(String section, Config config) {
    return new DataversePolicySource(section, new WebApi(config, Clock.systemUTC()));
  }
}
