package org.mailpromoter.connectors.exchange.ews.news;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.connectors.exchange.ews.call.HttpAnswer;
import org.mailpromoter.connectors.exchange.ews.reply.Replies;
import org.mailpromoter.connectors.exchange.ews.reply.Reply;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;

/** One open answer of GetStreamingEvents. One thread at a time. */
final class EventStream implements AutoCloseable {
  /**
   * Events that may mean that something arrived. Delivered mail is also created: NewMailEvent would
   * only report it a second time, perhaps after the first was handled.
   */
  static final List<String> EVENTS = List.of("CreatedEvent", "MovedEvent", "CopiedEvent");

  private final HttpAnswer answer;
  private final EventDocuments documents;
  private boolean alive;
  private boolean ended;

  EventStream(HttpAnswer answer) {
    this.answer = answer;
    this.documents = new EventDocuments(answer.stream());
  }

  /** The result of one envelope. */
  record Told(boolean news, Reply reply) {}

  /** Whether the server has said anything over it. */
  boolean isAlive() {
    return alive;
  }

  /** Whether the server has ended it in good order. */
  boolean hasEnded() {
    return ended;
  }

  /**
   * Waits for the next envelope.
   *
   * @param patience how long to wait
   * @return empty when the server ended its answer
   * @throws java.net.SocketTimeoutException if nothing came; waiting can be taken up again
   * @throws IOException if the connection broke
   */
  Optional<Told> next(Duration patience) throws IOException {
    answer.stream().patience(patience);
    Optional<byte[]> document = documents.next();
    if (document.isEmpty()) {
      ended = true;
      return Optional.empty();
    }
    alive = true;
    return Optional.of(read(document.get()));
  }

  private Told read(byte[] document) throws IOException {
    Envelope envelope = new Envelope();
    try {
      Replies.read(new ByteArrayInputStream(document), envelope);
    } catch (Replies.FaultException e) {
      envelope.reply = e.reply();
    }
    return new Told(envelope.news, envelope.reply);
  }

  @Override
  public void close() {
    answer.close();
  }

  private final class Envelope implements Replies.Taker {
    private boolean news;
    private Reply reply = new Reply("NoError", "", Duration.ZERO);

    @Override
    public void content(int position, String name, XmlAnswer at) throws IOException {
      switch (name) {
        case "Notifications" ->
            at.eachChild(notification -> at.eachChild(event -> news |= EVENTS.contains(event)));
        case "ConnectionStatus" -> ended |= at.text().strip().equals("Closed");
        default -> {}
      }
    }

    @Override
    public void over(int position, Reply judged) {
      reply = reply.isFine() ? judged : reply;
    }
  }
}
