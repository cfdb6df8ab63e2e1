package org.mailpromoter.spi.loading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.spi.ActivitySinkFactory;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.CorrelationStrategyFactory;
import org.mailpromoter.spi.MailSenderFactory;
import org.mailpromoter.spi.PluginInfo;
import org.mailpromoter.spi.PolicySourceFactory;
import org.mailpromoter.spi.RecordDirectoryFactory;
import org.mailpromoter.spi.StorageFactory;

/**
 * An accepted plugin with its offers. They were read once, when it was loaded; later changes are
 * ignored.
 *
 * @since 0.1
 */
public final class LoadedPlugin {
  final Map<String, ConnectorFactory> connectors = new LinkedHashMap<>();
  final Map<String, CorrelationStrategyFactory> strategies = new LinkedHashMap<>();
  final Map<String, RecordDirectoryFactory> directories = new LinkedHashMap<>();
  final Map<String, ActivitySinkFactory> sinks = new LinkedHashMap<>();
  final Map<String, PolicySourceFactory> policySources = new LinkedHashMap<>();
  final Map<String, MailSenderFactory> senders = new LinkedHashMap<>();
  final Map<String, StorageFactory> storages = new LinkedHashMap<>();
  private final List<Offer> offers = new ArrayList<>();
  private final PluginInfo info;
  private final String place;

  LoadedPlugin(PluginInfo info, String place) {
    this.info = info;
    this.place = place;
  }

  void offers(Offer offer) {
    offers.add(offer);
  }

  /** The plugin's name and versions. */
  public PluginInfo info() {
    return info;
  }

  /** The folder below {@code plugins/} that it was loaded from, or {@code class path}. */
  public String place() {
    return place;
  }

  /** Its offers, by kind. */
  public List<Offer> offers() {
    return List.copyOf(offers);
  }
}
