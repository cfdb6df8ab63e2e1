package org.mailpromoter.connectors.graph.send;

import java.net.http.HttpRequest.BodyPublisher;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.call.Entity;
import org.mailpromoter.connectors.graph.call.Links;
import org.mailpromoter.connectors.graph.call.Request;
import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.sending.ServerReply;
import org.mailpromoter.http.sending.Draft;
import org.mailpromoter.http.sending.DraftBox;
import org.mailpromoter.http.sending.DraftException;
import org.mailpromoter.http.sending.PostedMail;
import org.mailpromoter.spi.config.SecretException;

/**
 * Messages that are created of MIME in Base64, and sent, which keeps the copy in Sent Items. A
 * request with MIME may have 4 MB (documentation of "Create message"); upload sessions exist only
 * for attachments of messages that are written as JSON, which has no place for the header of a
 * reply.
 */
public final class GraphDrafts implements DraftBox {
  /** Base64 makes a third more of it. */
  static final long LARGEST = (4L << 20) / 4 * 3;

  private static final byte[] NOTHING = {};
  private static final String DRAFTS = "drafts";
  private static final String SENT = "sentitems";

  private final Calls calls;
  private final String mailbox;

  private GraphDrafts(Calls calls, String mailbox) {
    this.calls = calls;
    this.mailbox = mailbox;
  }

  /** Opens lines to Graph. */
  @FunctionalInterface
  public interface Line {
    /** A line with its login. */
    Calls open() throws MailAccessException;
  }

  /**
   * The way to the drafts of a mailbox.
   *
   * @param mailbox where the mailbox is below the root of Graph
   */
  public static DraftBox.Door door(Line line, String mailbox) {
    return () -> new GraphDrafts(asked(line::open), mailbox);
  }

  /** Something that is asked of the server. */
  private interface Question<T> {
    T ask() throws MailAccessException;
  }

  private static <T> T asked(Question<T> question) throws DraftException {
    try {
      return question.ask();
    } catch (MailAccessException e) {
      throw Verdict.of(e);
    } catch (SecretException e) {
      throw new DraftException(DraftException.Result.NOT_DONE, e.code(), e.sentence(), e);
    }
  }

  private <E extends Entity> Calls.Answered<E> once(String doing, Request request, E content)
      throws DraftException {
    return asked(() -> calls.once(doing, request, content));
  }

  private DraftException refused(String doing, Calls.Answered<?> answer) {
    return Verdict.of(calls.failures(), doing, answer.reply());
  }

  private String message(Draft draft) {
    return mailbox + "/messages/" + Links.segment(draft.id());
  }

  @Override
  public OptionalLong largest() {
    return OptionalLong.of(LARGEST);
  }

  @Override
  public List<Draft> drafts(MessageId id) throws DraftException {
    String doing = "looking for a mail among the drafts";
    leaveAlone(doing);
    return found(doing, DRAFTS, id);
  }

  private void leaveAlone(String doing) throws DraftException {
    asked(
        () -> {
          calls.failIfLeftAlone(doing);
          return true;
        });
  }

  @Override
  public boolean hasSent(MessageId id) throws DraftException {
    return !found("looking for a mail among sent mail", SENT, id).isEmpty();
  }

  /** A mailbox that refuses the search has found nothing. */
  private List<Draft> found(String doing, String folder, MessageId id) throws DraftException {
    String carries = "internetMessageId eq " + Links.quoted(id.toString());
    String target =
        mailbox
            + "/mailFolders/"
            + folder
            + "/messages?$filter="
            + Links.query(carries)
            + "&$select=id&$top=50";
    Calls.Answered<Rows> answer = once(doing, Request.get(target), new Rows());
    if (answer.reply().isFine()) {
      return answer.content().drafts();
    }
    if (answer.reply().is(GraphError.REFUSED)) {
      return List.of();
    }
    throw refused(doing, answer);
  }

  @Override
  public Draft save(PostedMail mail) throws DraftException {
    String doing = "saving a mail among the drafts";
    leaveAlone(doing);
    Request request =
        new Request("POST", mailbox + "/messages", Map.of(), NOTHING)
            .with("Content-Type", "text/plain");
    BodyPublisher body = mail.body(NOTHING, NOTHING);
    Calls.Answered<Row> answer = asked(() -> calls.once(doing, request, body, new Row()));
    if (!answer.reply().isFine()) {
      throw refused(doing, answer);
    }
    if (answer.content().id().isEmpty()) {
      throw Verdict.of(calls.failures().senseless(doing, "it has no id of the draft"));
    }
    return new Draft(answer.content().id(), "");
  }

  @Override
  public ServerReply send(Draft draft) throws DraftException {
    String doing = "sending a mail";
    Request request = new Request("POST", message(draft) + "/send", Map.of(), NOTHING);
    Calls.Answered<Entity> answer = once(doing, request, Entity.ignored());
    if (!answer.reply().isFine()) {
      throw refused(doing, answer);
    }
    return new ServerReply(answer.reply().status(), "");
  }

  @Override
  public Whereabouts look(Draft draft) throws DraftException {
    String doing = "looking for a draft";
    Request request = Request.get(message(draft) + "?" + Row.PROGRESS);
    Calls.Answered<Row> answer = once(doing, request, new Row());
    if (answer.reply().is(GraphError.MESSAGE_GONE)) {
      return Whereabouts.GONE;
    }
    if (!answer.reply().isFine()) {
      throw refused(doing, answer);
    }
    return answer.content().isTaken() ? Whereabouts.SUBMITTED : Whereabouts.UNTOUCHED;
  }

  @Override
  public boolean delete(Draft draft) throws DraftException {
    String doing = "deleting a draft";
    Request request = new Request("DELETE", message(draft), Map.of(), NOTHING);
    Calls.Answered<Entity> answer = once(doing, request, Entity.ignored());
    if (!answer.reply().isFine() && !answer.reply().is(GraphError.MESSAGE_GONE)) {
      throw refused(doing, answer);
    }
    return answer.reply().isFine();
  }

  @Override
  public void close() {
    calls.close();
  }
}
