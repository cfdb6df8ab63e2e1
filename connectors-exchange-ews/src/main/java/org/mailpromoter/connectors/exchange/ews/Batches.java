package org.mailpromoter.connectors.exchange.ews;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.mailbox.MailAccessException;

/**
 * Asks one thing about many items, in batches. A batch may succeed in parts: what the server was
 * too busy for is asked again, what it found too much is asked in smaller batches, what it left out
 * is asked once more, alone, and what is refused costs itself only.
 */
final class Batches {
  private static final int MOST_TROUBLE = 2;
  private static final Reply NO_ANSWER =
      new Reply("no answer", "the server has none for it", Duration.ZERO);

  private final Calls calls;
  private final BatchSize size;
  private final String doing;
  private final long largestAnswer;

  Batches(Calls calls, BatchSize size, String doing) {
    this(calls, size, doing, Calls.LARGEST_ANSWER);
  }

  /**
   * Batches whose answers may be of a size of their own.
   *
   * @param doing what is being done, for messages to people
   */
  Batches(Calls calls, BatchSize size, String doing, long largestAnswer) {
    this.calls = calls;
    this.size = size;
    this.doing = doing;
    this.largestAnswer = largestAnswer;
  }

  /** What is asked, and who takes what comes. */
  interface Question {
    /** The request about some items. */
    XmlRequest.Part about(List<String> ids);

    /**
     * Takes an element of a response message.
     *
     * @return the id of the item that it tells about, empty when it tells none
     */
    String take(String name, XmlAnswer at) throws IOException;

    /** Nothing will come for an item: it is gone, or the server refuses. */
    void refused(String id, Reply reply);
  }

  /** Asks about items until each was answered or refused. */
  void ask(List<String> ids, Question question) throws MailAccessException {
    Deque<String> left = new ArrayDeque<>(ids);
    Set<String> leftOut = new HashSet<>();
    int trouble = 0;
    while (!left.isEmpty()) {
      Round round = new Round(take(left, leftOut), question);
      Optional<Reply> fault = calls.many(doing, question.about(round.asked), largestAnswer, round);
      Map<String, Reply> judged = round.judged(fault);
      boolean troubled = false;
      for (String id : reversed(round.asked)) {
        Reply reply = judged.getOrDefault(id, NO_ANSWER);
        troubled |= reply.is(EwsError.SERVER_TROUBLE);
        if (!reply.isFine() && isAskedAgain(reply, id, leftOut)) {
          left.addFirst(id);
        } else if (!reply.isFine()) {
          refuse(id, reply, question);
        }
      }
      trouble = troubled ? trouble + 1 : 0;
      settle(round, judged, trouble);
    }
  }

  /** What was left out once is asked for alone. */
  private List<String> take(Deque<String> left, Set<String> leftOut) {
    List<String> some = new ArrayList<>(List.of(left.removeFirst()));
    boolean alone = leftOut.contains(some.get(0));
    while (!alone && some.size() < size.now() && !left.isEmpty()) {
      if (leftOut.contains(left.getFirst())) {
        return some;
      }
      some.add(left.removeFirst());
    }
    return some;
  }

  private static List<String> reversed(List<String> ids) {
    List<String> reversed = new ArrayList<>(ids);
    java.util.Collections.reverse(reversed);
    return reversed;
  }

  private static boolean isAskedAgain(Reply reply, String id, Set<String> leftOut) {
    if (reply.equals(NO_ANSWER)) {
      return leftOut.add(id);
    }
    return switch (reply.kind()) {
      case SERVER_BUSY, SERVER_TROUBLE, TOO_MUCH_AT_ONCE -> true;
      default -> false;
    };
  }

  /** One item costs itself; what concerns the login or the server concerns all of them. */
  private void refuse(String id, Reply reply, Question question) throws MailAccessException {
    EwsError kind = reply.kind();
    boolean alone =
        reply.equals(NO_ANSWER)
            || kind.scope() == FaultScope.MESSAGE
            || kind == EwsError.ACCESS_DENIED
            || kind == EwsError.REFUSED;
    if (!alone) {
      throw calls.failures().refused(doing, reply);
    }
    question.refused(id, reply);
  }

  private void settle(Round round, Map<String, Reply> judged, int trouble)
      throws MailAccessException {
    Optional<Reply> busy = first(judged, EwsError.SERVER_BUSY);
    if (busy.isPresent()) {
      calls.busy(doing, busy.get().pause());
    }
    Optional<Reply> tooMuch = first(judged, EwsError.TOO_MUCH_AT_ONCE);
    if (tooMuch.isPresent() && !size.shrink(round.asked.size())) {
      throw calls.failures().refused(doing, tooMuch.get());
    }
    Optional<Reply> troubled = first(judged, EwsError.SERVER_TROUBLE);
    if (troubled.isPresent() && trouble > MOST_TROUBLE) {
      throw calls.failures().refused(doing, troubled.get());
    }
    if (busy.isEmpty() && tooMuch.isEmpty() && troubled.isEmpty()) {
      size.grow();
    }
  }

  private static Optional<Reply> first(Map<String, Reply> judged, EwsError kind) {
    return judged.values().stream().filter(reply -> reply.is(kind)).findFirst();
  }

  /** One batch and what came of it. */
  private static final class Round implements Replies.Taker {
    private final List<String> asked;
    private final Question question;
    private final Map<Integer, String> told = new HashMap<>();
    private final List<Reply> replies = new ArrayList<>();

    Round(List<String> asked, Question question) {
      this.asked = asked;
      this.question = question;
    }

    @Override
    public void content(int position, String name, XmlAnswer at) throws IOException {
      String id = question.take(name, at);
      if (!id.isEmpty()) {
        told.put(position, id);
      }
    }

    @Override
    public void over(int position, Reply reply) {
      replies.add(reply);
    }

    /**
     * What was said about each item. An answer belongs to the item it names; one that names none
     * belongs to the item in its place, as long as there are as many answers as questions.
     */
    Map<String, Reply> judged(Optional<Reply> fault) {
      Map<String, Reply> judged = new HashMap<>();
      if (fault.isPresent()) {
        asked.forEach(id -> judged.put(id, fault.get()));
        return judged;
      }
      boolean inPlace = replies.size() == asked.size();
      for (int i = 0; i < replies.size(); i++) {
        String id = told.getOrDefault(i, inPlace ? asked.get(i) : "");
        judged.merge(id, replies.get(i), (one, other) -> one.isFine() ? one : other);
      }
      return judged;
    }
  }
}
