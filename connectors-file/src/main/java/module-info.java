/** Reads mbox files, Maildirs and folders of eml files. */
module org.mailpromoter.connectors.file {
  requires transitive org.mailpromoter.spi;
  requires static org.jspecify;

  provides org.mailpromoter.spi.Plugin with
      org.mailpromoter.connectors.file.FilePlugin;
}
