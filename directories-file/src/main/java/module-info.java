/** Reads records from CSV and vCard files, once or watching them. */
module org.mailpromoter.directories.file {
  requires transitive org.mailpromoter.spi;
  requires static org.jspecify;
  requires com.googlecode.ezvcard;
  requires de.siegmar.fastcsv;

  exports org.mailpromoter.directories.file;

  provides org.mailpromoter.spi.Plugin with
      org.mailpromoter.directories.file.FileDirectoriesPlugin;
}
