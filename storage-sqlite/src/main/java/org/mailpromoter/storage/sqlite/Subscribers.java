package org.mailpromoter.storage.sqlite;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.activity.SinkId;

/** Which sinks are subscribed, in a table with the columns {@code name} and {@code subscribed}. */
final class Subscribers {
  private final Database database;
  private final String table;

  Subscribers(Database database, String table) {
    this.database = database;
    this.table = table;
  }

  /** How the rows are changed to a list of names, in JSON. */
  @FunctionalInterface
  interface Change {
    int to(Handle handle, String names);
  }

  /** Subscribes these sinks and no others; nothing is written when that is so already. */
  void become(Set<SinkId> sinks, Change change) {
    List<String> names = sinks.stream().map(SinkId::value).sorted().toList();
    if (!present().equals(names)) {
      database.write(handle -> change.to(handle, JsonList.ofTexts(names)));
    }
  }

  private List<String> present() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT name FROM " + table + " WHERE subscribed = 1 ORDER BY name")
                .mapTo(String.class)
                .list());
  }
}
