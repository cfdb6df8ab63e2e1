package org.mailpromoter.connectors.graph.probe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.connectors.graph.call.Entity;
import org.mailpromoter.connectors.graph.json.JsonAnswer;
import org.mailpromoter.http.AnswerTooLargeException;

/** A page of messages in the order of the server. Not thread-safe. */
final class SeenPage implements Entity {
  private static final int MOST = 1_000;
  private static final int LONGEST_LINK = (32 << 10) + 1; // longer ones are refused

  private final List<SeenMessage> messages = new ArrayList<>();
  private String next = "";

  @Override
  public void member(String name, JsonAnswer at) throws IOException {
    switch (name) {
      case "value" -> at.eachItem(this::message);
      case "@odata.nextLink" -> next = at.text(LONGEST_LINK);
      default -> {}
    }
  }

  private void message(JsonAnswer at) throws IOException {
    if (messages.size() == MOST) {
      throw new AnswerTooLargeException("a page has more than " + MOST + " messages");
    }
    SeenMessage message = new SeenMessage();
    at.eachMember(message::member);
    messages.add(message);
  }

  List<SeenMessage> all() {
    return messages;
  }

  /** Those that are mail. */
  List<SeenMessage> mail() {
    return messages.stream().filter(SeenMessage::isMail).toList();
  }

  List<String> ids() {
    return messages.stream().map(SeenMessage::id).toList();
  }

  /** Where the next page is; empty on the last one. */
  String next() {
    return next;
  }
}
