/** Posts activities as signed CloudEvents. */
module org.mailpromoter.sinks.webhook {
  requires transitive org.mailpromoter.spi;
  requires java.net.http;
  requires org.mailpromoter.activity.json;
  requires static org.jspecify;

  provides org.mailpromoter.spi.Plugin with
      org.mailpromoter.sinks.webhook.WebhookPlugin;
}
