/** Dynamics 365 as the CRM, through the Web API of Dataverse. */
module org.mailpromoter.dataverse {
  requires transitive org.mailpromoter.spi;
  requires org.mailpromoter.http;
  requires tools.jackson.core;
  requires java.net.http;
  requires java.xml;
  requires static org.jspecify;

  provides org.mailpromoter.spi.Plugin with
      org.mailpromoter.dataverse.DataversePlugin;
}
