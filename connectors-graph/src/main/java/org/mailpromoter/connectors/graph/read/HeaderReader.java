package org.mailpromoter.connectors.graph.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.mailpromoter.connectors.graph.call.Batches;
import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.call.Failures;
import org.mailpromoter.connectors.graph.call.Links;
import org.mailpromoter.connectors.graph.call.Request;
import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.connectors.graph.reply.Reply;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;

/** Reads headers of messages by their ids, twenty in one round trip. */
public final class HeaderReader {
  /** Maximum memory for the headers of one portion. */
  private static final int MOST_AT_ONCE = 16 << 20;

  private final Calls calls;
  private final String mailbox;

  /**
   * A reader.
   *
   * @param mailbox where the mailbox is below the root of Graph
   */
  public HeaderReader(Calls calls, String mailbox) {
    this.calls = calls;
    this.mailbox = mailbox;
  }

  /**
   * Reads headers.
   *
   * @param doing what is being done, for messages to people
   * @param ids each once
   * @return a change for each id, in their order
   * @throws MailAccessException if the server refuses them together
   */
  List<Change.OfMessage> read(
      String doing, FolderId folder, HeaderSource source, List<String> ids, int headerBytes)
      throws MailAccessException {
    int most = Math.max(1, MOST_AT_ONCE / headerBytes);
    List<Change.OfMessage> changes = new ArrayList<>(ids.size());
    for (int from = 0; from < ids.size(); from += most) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + most));
      changes.addAll(portion(doing, folder, source, some, headerBytes));
    }
    return changes;
  }

  private List<Change.OfMessage> portion(
      String doing, FolderId folder, HeaderSource source, List<String> ids, int headerBytes)
      throws MailAccessException {
    Map<String, Calls.Answered<Row>> answers =
        new Batches(calls, doing)
            .ask(
                ids,
                id ->
                    Request.get(mailbox + "/messages/" + Links.segment(id) + "?" + source.whole()),
                () -> new Row(headerBytes));
    failIfRefusedTogether(doing, answers);
    List<Change.OfMessage> changes = new ArrayList<>(ids.size());
    for (String id : ids) {
      Calls.Answered<Row> answer = Objects.requireNonNull(answers.get(id));
      changes.add(change(doing, new MessageRef(folder, "", id), answer, headerBytes));
    }
    return changes;
  }

  /**
   * Makes changes of rows of an answer.
   *
   * @param isLacking whether a row has not enough to make a header of; such rows are read one by
   *     one
   * @return a change for each row, in their order
   */
  List<Change.OfMessage> completed(
      Reader.Ask ask,
      HeaderSource source,
      List<Row> rows,
      PageLimit limit,
      Predicate<Row> isLacking)
      throws MailAccessException {
    List<String> lacking = rows.stream().filter(isLacking).map(Row::id).toList();
    Map<String, Change.OfMessage> read = new HashMap<>();
    read(ask.doing(), ask.name(), source, lacking, limit.headerBytes())
        .forEach(change -> read.put(change.ref().id(), change));
    List<Change.OfMessage> changes = new ArrayList<>(rows.size());
    for (Row row : rows) {
      MessageRef ref = new MessageRef(ask.name(), "", row.id());
      Change.OfMessage change = read.get(row.id());
      changes.add(change != null ? change : arrived(ref, row, limit.headerBytes()));
    }
    return changes;
  }

  /**
   * One message that is refused costs itself; if all of several are, it is about more than them.
   */
  private void failIfRefusedTogether(String doing, Map<String, Calls.Answered<Row>> answers)
      throws MailAccessException {
    List<Reply> refusals =
        answers.values().stream()
            .map(Calls.Answered::reply)
            .filter(reply -> !reply.isFine() && !reply.is(GraphError.MESSAGE_GONE))
            .toList();
    boolean alike = refusals.stream().map(Reply::kind).distinct().count() == 1;
    if (refusals.size() > 1 && refusals.size() == answers.size() && alike) {
      throw calls.failures().ofFolder(doing, refusals.get(0));
    }
  }

  private Change.OfMessage change(
      String doing, MessageRef ref, Calls.Answered<Row> answer, int headerBytes)
      throws MailAccessException {
    Reply reply = answer.reply();
    if (reply.isFine()) {
      return answer.content().isReceived() || answer.content().hasHeader()
          ? arrived(ref, answer.content(), headerBytes)
          : new Change.Unreadable(ref, "the answer does not describe a message");
    }
    String why = calls.failures().words(reply);
    if (reply.is(GraphError.MESSAGE_GONE)) {
      return new Change.Vanished(ref, why);
    }
    if (Failures.isOfMessage(reply)) {
      return new Change.Unreadable(ref, why);
    }
    throw calls.failures().refused(doing, reply);
  }

  static Change.Arrived arrived(MessageRef ref, Row row, int headerBytes) {
    return new Change.Arrived(
        ref, row.received(), row.size(), HeaderBlock.of(row, headerBytes), row.categories());
  }
}
