package com.example.mailpromoter;

import com.example.mailpromoter.orders.OrderNumberStrategyFactory;
import com.example.mailpromoter.pop3.Pop3ConnectorFactory;
import com.example.mailpromoter.properties.PropertiesDirectoryFactory;
import com.example.mailpromoter.textfile.TextFileSinkFactory;
import java.util.List;
import org.mailpromoter.spi.ActivitySinkFactory;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.CorrelationStrategyFactory;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.PluginInfo;
import org.mailpromoter.spi.RecordDirectoryFactory;
import org.mailpromoter.spi.Spi;

/** One of each kind of extension. */
// snippet: plugin
public final class OrderNumberPlugin implements Plugin {
  @Override
  public PluginInfo info() {
    return PluginInfo.of("order-number", "1.0.0", Spi.MAJOR, Spi.MINOR);
  }

  @Override
  public List<CorrelationStrategyFactory> correlationStrategies() {
    return List.of(new OrderNumberStrategyFactory());
  }

  @Override
  public List<ConnectorFactory> connectors() {
    return List.of(new Pop3ConnectorFactory());
  }

  @Override
  public List<ActivitySinkFactory> activitySinks() {
    return List.of(new TextFileSinkFactory());
  }

  @Override
  public List<RecordDirectoryFactory> recordDirectories() {
    return List.of(new PropertiesDirectoryFactory());
  }
}
// end of snippet
