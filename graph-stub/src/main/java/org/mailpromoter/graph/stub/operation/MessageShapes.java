package org.mailpromoter.graph.stub.operation;

import java.util.Set;
import java.util.TreeSet;
import org.mailpromoter.graph.stub.message.View;
import org.mailpromoter.graph.stub.query.Expansion;

/** What answers with messages are. */
final class MessageShapes {
  private MessageShapes() {}

  static Shape of(Shape.Kind kind, View view) {
    Set<String> members = new TreeSet<>(view.selection().names());
    if (!members.isEmpty() && !view.expansion().isEmpty()) {
      members.add(Expansion.NAME);
    }
    return new Shape(kind, "message", members);
  }
}
