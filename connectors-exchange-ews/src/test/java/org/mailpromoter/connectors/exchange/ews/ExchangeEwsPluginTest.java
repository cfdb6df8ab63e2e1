package org.mailpromoter.connectors.exchange.ews;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.mailpromoter.spi.Plugin;

class ExchangeEwsPluginTest {
  @Test
  void isFoundAndOffersItsConnector() {
    Plugin plugin =
        ServiceLoader.load(Plugin.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(ExchangeEwsPlugin.class::isInstance)
            .findFirst()
            .orElseThrow();
    assertThat(plugin.connectors())
        .singleElement()
        .satisfies(
            connector -> {
              assertThat(connector.name()).isEqualTo("exchange-ews");
              assertThat(connector.unavailable()).isEmpty();
            });
  }
}
