package org.mailpromoter.sinks.webhook;

import java.util.List;
import org.mailpromoter.spi.ActivitySinkFactory;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.PluginInfo;
import org.mailpromoter.spi.Spi;

/** Offers the sink {@code webhook}. */
public final class WebhookPlugin implements Plugin {
  /** For {@link java.util.ServiceLoader}. */
  public WebhookPlugin() {}

  @Override
  public PluginInfo info() {
    return PluginInfo.of("webhook", "0.1.0", Spi.MAJOR, Spi.MINOR);
  }

  @Override
  public List<ActivitySinkFactory> activitySinks() {
    return List.of(new WebhookSinkFactory());
  }
}
