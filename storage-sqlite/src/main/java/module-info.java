/** Keeps activities, decisions, records and settings in one SQLite file. */
module org.mailpromoter.storage.sqlite {
  requires transitive org.mailpromoter.spi;
  requires static org.jspecify;
  requires java.sql;
  requires org.jdbi.v3.core;
  requires org.xerial.sqlitejdbc;

  exports org.mailpromoter.storage.sqlite;

  opens org.mailpromoter.storage.sqlite;

  provides org.mailpromoter.spi.Plugin with
      org.mailpromoter.storage.sqlite.SqlitePlugin;
}
