package org.mailpromoter.connectors.graph.send;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.connectors.graph.call.Entity;
import org.mailpromoter.connectors.graph.json.JsonAnswer;
import org.mailpromoter.http.sending.Draft;

/** Messages that were found. */
final class Rows implements Entity {
  private static final int MOST = 1_000;

  private final List<Draft> drafts = new ArrayList<>();

  @Override
  public void member(String name, JsonAnswer at) throws IOException {
    if (name.equals("value")) {
      at.eachItem(this::row);
    }
  }

  private void row(JsonAnswer at) throws IOException {
    Row row = new Row();
    at.eachMember(row::member);
    if (!row.id().isEmpty() && drafts.size() < MOST) {
      drafts.add(new Draft(row.id(), ""));
    }
  }

  List<Draft> drafts() {
    return List.copyOf(drafts);
  }
}
