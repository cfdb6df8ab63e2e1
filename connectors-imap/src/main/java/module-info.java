/** Reads mailboxes over IMAP. */
module org.mailpromoter.connectors.imap {
  requires transitive org.mailpromoter.spi;
  requires static org.jspecify;
  requires jakarta.mail;
  requires org.eclipse.angus.mail;
  requires org.mailpromoter.http;

  provides org.mailpromoter.spi.Plugin with
      org.mailpromoter.connectors.imap.ImapPlugin;
}
