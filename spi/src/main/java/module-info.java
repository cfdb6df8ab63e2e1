/**
 * The interfaces for plugins of Mailpromoter.
 *
 * <p>A plugin depends on this module only; it includes the message model and the ports of {@code
 * core}. Implement {@link org.mailpromoter.spi.Plugin} and provide it as a service.
 *
 * @uses org.mailpromoter.spi.Plugin the plugins of an installation
 */
module org.mailpromoter.spi {
  requires transitive org.mailpromoter.core;
  requires java.net.http;
  requires static org.jspecify;

  exports org.mailpromoter.spi;
  exports org.mailpromoter.spi.config;
  exports org.mailpromoter.spi.loading;
  exports org.mailpromoter.spi.mail;
  exports org.mailpromoter.spi.net;
  exports org.mailpromoter.spi.policy;
  exports org.mailpromoter.spi.probe;

  uses org.mailpromoter.spi.Plugin;
}
