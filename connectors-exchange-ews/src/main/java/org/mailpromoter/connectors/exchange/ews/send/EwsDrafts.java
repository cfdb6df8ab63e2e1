package org.mailpromoter.connectors.exchange.ews.send;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.mailpromoter.connectors.exchange.ews.call.Calls;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.connectors.exchange.ews.reply.Reply;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.sending.ServerReply;
import org.mailpromoter.http.sending.Draft;
import org.mailpromoter.http.sending.DraftBox;
import org.mailpromoter.http.sending.DraftException;
import org.mailpromoter.http.sending.PostedMail;
import org.mailpromoter.spi.config.SecretException;

/**
 * CreateItem with the message as MIME, and SendItem, which keeps the copy in Sent Items. Exchange
 * does not say how large a mail may be before it refuses one. SendItem wants the change key that
 * CreateItem gave; nothing is concluded from it.
 */
public final class EwsDrafts implements DraftBox {
  private static final int OK = 200;
  private static final String DRAFTS = "drafts";
  private static final String SENT = "sentitems";

  private final Calls calls;

  private EwsDrafts(Calls calls) {
    this.calls = calls;
  }

  /** Opens lines to the server. */
  @FunctionalInterface
  public interface Line {
    /** A line with its login. */
    Calls open() throws MailAccessException;
  }

  /** The way to the drafts of a mailbox. */
  public static DraftBox.Door door(Line line) {
    return () -> new EwsDrafts(asked(line::open));
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

  private DraftException refused(String doing, Reply reply) {
    return Verdict.of(calls.failures(), doing, reply);
  }

  @Override
  public OptionalLong largest() {
    return OptionalLong.empty();
  }

  @Override
  public List<Draft> drafts(MessageId id) throws DraftException {
    String doing = "looking for a mail among the drafts";
    asked(
        () -> {
          calls.failIfLeftAlone(doing);
          return true;
        });
    return found(doing, DRAFTS, id);
  }

  @Override
  public boolean hasSent(MessageId id) throws DraftException {
    return !found("looking for a mail among sent mail", SENT, id).isEmpty();
  }

  /** Not every server searches; one that refuses this question has found nothing. */
  private List<Draft> found(String doing, String folder, MessageId id) throws DraftException {
    List<Draft> found = new ArrayList<>();
    Reply reply =
        asked(
            () ->
                calls.once(
                    doing,
                    Requests.find(calls.account(), folder, id),
                    (name, at) -> Answers.rows(name, at, found)));
    if (reply.isFine()) {
      return found;
    }
    if (reply.is(EwsError.REFUSED) && !reply.isOurs()) {
      return List.of();
    }
    throw refused(doing, reply);
  }

  @Override
  public Draft save(PostedMail mail) throws DraftException {
    String doing = "saving a mail among the drafts";
    List<Draft> saved = new ArrayList<>();
    Reply reply =
        asked(
            () -> {
              calls.failIfLeftAlone(doing);
              return calls.once(
                  doing,
                  Requests.save(calls.account()),
                  mail,
                  (name, at) -> Answers.items(name, at, saved));
            });
    if (!reply.isFine()) {
      throw refused(doing, reply);
    }
    if (saved.isEmpty()) {
      throw Verdict.of(calls.failures().senseless(doing, "it has no id of the draft"));
    }
    return saved.get(0);
  }

  @Override
  public ServerReply send(Draft draft) throws DraftException {
    Reply reply = answered("sending a mail", Requests.send(calls.account(), draft));
    if (!reply.isFine()) {
      throw refused("sending a mail", reply);
    }
    return new ServerReply(OK, reply.code());
  }

  private Reply answered(String doing, XmlRequest.Part request) throws DraftException {
    return asked(() -> calls.once(doing, request, (name, at) -> {}));
  }

  @Override
  public Whereabouts look(Draft draft) throws DraftException {
    String doing = "looking for a draft";
    boolean[] taken = {false};
    Reply reply =
        asked(
            () ->
                calls.once(
                    doing,
                    Requests.look(draft),
                    (name, at) -> taken[0] |= Answers.isTaken(name, at)));
    if (reply.is(EwsError.MESSAGE_GONE)) {
      return Whereabouts.GONE;
    }
    if (!reply.isFine()) {
      throw refused(doing, reply);
    }
    return taken[0] ? Whereabouts.SUBMITTED : Whereabouts.UNTOUCHED;
  }

  @Override
  public boolean delete(Draft draft) throws DraftException {
    String doing = "deleting a draft";
    Reply reply = answered(doing, Requests.delete(draft));
    if (!reply.isFine() && !reply.is(EwsError.MESSAGE_GONE)) {
      throw refused(doing, reply);
    }
    return reply.isFine();
  }

  @Override
  public void close() {
    calls.close();
  }
}
