/** Submits mail over SMTP. */
module org.mailpromoter.senders.smtp {
  requires transitive org.mailpromoter.spi;
  requires static org.jspecify;
  requires org.mailpromoter.http;

  provides org.mailpromoter.spi.Plugin with
      org.mailpromoter.senders.smtp.SmtpPlugin;
}
