package org.mailpromoter.sinks.jsonl;

import java.util.List;
import org.mailpromoter.spi.ActivitySinkFactory;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.PluginInfo;
import org.mailpromoter.spi.Spi;

/** Offers the sink {@code jsonl}. */
public final class JsonlPlugin implements Plugin {
  /** For {@link java.util.ServiceLoader}. */
  public JsonlPlugin() {}

  @Override
  public PluginInfo info() {
    return PluginInfo.of("jsonl", "0.1.0", Spi.MAJOR, Spi.MINOR);
  }

  @Override
  public List<ActivitySinkFactory> activitySinks() {
    return List.of(new JsonlSinkFactory());
  }
}
