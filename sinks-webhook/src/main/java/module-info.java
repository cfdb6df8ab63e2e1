/** Posts activities as signed CloudEvents. */
module org.mailpromoter.sinks.webhook {
  requires transitive org.mailpromoter.spi;
  requires org.mailpromoter.activity.json;
  requires org.mailpromoter.http;
  requires static org.jspecify;

  provides org.mailpromoter.spi.Plugin with
      org.mailpromoter.sinks.webhook.WebhookPlugin;
}
