/** The pages by which people see and change an installation. */
module org.mailpromoter.console {
  requires transitive org.mailpromoter.access;
  requires org.mailpromoter.documents;
  requires org.mailpromoter.html;
  requires gg.jte.runtime;
  requires org.mailpromoter.directories.file;
  requires static java.compiler;
  requires static org.jspecify;

  exports org.mailpromoter.console;
  exports org.mailpromoter.console.twin;
}
