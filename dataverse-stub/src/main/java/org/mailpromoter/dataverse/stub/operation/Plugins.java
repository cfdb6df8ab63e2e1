package org.mailpromoter.dataverse.stub.operation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mailpromoter.dataverse.stub.json.ODataError;

/** The plug-ins of a customer, which refuse. Thread-safe. */
public final class Plugins {
  private final List<Refusal> refusals = new CopyOnWriteArrayList<>();

  /** No plug-in is registered. */
  public Plugins() {}

  private record Refusal(String message, String table, String words) {}

  /** Registers a plug-in that refuses a message of a table: Create, Update or Delete. */
  public void refuse(String message, String table, String words) {
    refusals.add(new Refusal(message, table, words));
  }

  /** Removes all. */
  public void clear() {
    refusals.clear();
  }

  void run(String message, String table) {
    for (Refusal each : refusals) {
      if (each.message().equals(message) && each.table().equals(table)) {
        throw new ODataError(400, "0x80040265", each.words());
      }
    }
  }
}
