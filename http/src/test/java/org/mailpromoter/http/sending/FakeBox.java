package org.mailpromoter.http.sending;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.sending.ServerReply;

/** A box in which a test decides what happens; it writes down what was asked. */
final class FakeBox implements DraftBox {
  final List<String> asked = new ArrayList<>();
  @Nullable DraftException sending;
  @Nullable DraftException looking;
  @Nullable DraftException deleting;
  Whereabouts whereabouts = Whereabouts.UNTOUCHED;
  boolean deletes = true;
  boolean isSent;

  static DraftException failure(DraftException.Result result) {
    return new DraftException(result, DraftError.SENDER_ENDED, "It failed.", null);
  }

  @Override
  public OptionalLong largest() {
    return OptionalLong.of(10_000);
  }

  @Override
  public List<Draft> drafts(MessageId id) {
    return List.of();
  }

  @Override
  public Draft save(PostedMail mail) {
    asked.add("save");
    return new Draft("1", "");
  }

  @Override
  public ServerReply send(Draft draft) throws DraftException {
    asked.add("send");
    if (sending != null) {
      throw sending;
    }
    return new ServerReply(200, "fine");
  }

  @Override
  public Whereabouts look(Draft draft) throws DraftException {
    asked.add("look");
    if (looking != null) {
      throw looking;
    }
    return whereabouts;
  }

  @Override
  public boolean delete(Draft draft) throws DraftException {
    asked.add("delete");
    if (deleting != null) {
      throw deleting;
    }
    return deletes;
  }

  @Override
  public boolean hasSent(MessageId id) {
    asked.add("hasSent");
    return isSent;
  }

  @Override
  public void close() {
    asked.add("close");
  }
}
