/** Makes the bytes of mail that is sent. */
module org.mailpromoter.composer {
  requires transitive org.mailpromoter.core;
  requires org.mailpromoter.html;
  requires org.mailpromoter.spi;
  requires static org.jspecify;
  requires jakarta.mail;

  exports org.mailpromoter.composer;
  exports org.mailpromoter.composer.proposal;
  exports org.mailpromoter.composer.template;
}
