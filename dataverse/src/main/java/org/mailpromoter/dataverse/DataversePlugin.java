package org.mailpromoter.dataverse;

import java.util.List;
import org.mailpromoter.dataverse.directory.DataverseDirectoryFactory;
import org.mailpromoter.dataverse.policy.DataversePolicySourceFactory;
import org.mailpromoter.dataverse.sink.DataverseSinkFactory;
import org.mailpromoter.spi.ActivitySinkFactory;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.PluginInfo;
import org.mailpromoter.spi.PolicySourceFactory;
import org.mailpromoter.spi.RecordDirectoryFactory;
import org.mailpromoter.spi.Spi;

/** Offers the record directory, the sink and the policy source {@code dataverse}. */
public final class DataversePlugin implements Plugin {
  /** For {@link java.util.ServiceLoader}. */
  public DataversePlugin() {}

  @Override
  public PluginInfo info() {
    return PluginInfo.of("dataverse", "0.1.0", Spi.MAJOR, Spi.MINOR);
  }

  @Override
  public List<RecordDirectoryFactory> recordDirectories() {
    return List.of(new DataverseDirectoryFactory());
  }

  @Override
  public List<ActivitySinkFactory> activitySinks() {
    return List.of(new DataverseSinkFactory());
  }

  @Override
  public List<PolicySourceFactory> policySources() {
    return List.of(new DataversePolicySourceFactory());
  }
}
