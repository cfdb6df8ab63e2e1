package org.mailpromoter.connectors.exchange.ews.call;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.connectors.exchange.ews.reply.Replies;
import org.mailpromoter.connectors.exchange.ews.reply.Reply;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.mailbox.MailAccessException;

/**
 * Requests one thing for many items, in batches. A batch may succeed in parts: items are requested
 * again if the server was busy, in smaller batches if the batch was too large, and once more alone
 * if they were left out; a refused item does not affect the others. A refusal that concerns the
 * login or the server fails the call, unless the server answers for other items meanwhile.
 */
public final class Batches {
  /** How often an item is asked for again while the server is in trouble. */
  private static final int MOST_TROUBLE = 2;

  private static final Reply NO_ANSWER = Reply.ofOurs("no answer", "the server has none for it");

  private static final Reply UNREADABLE = Reply.ofOurs("an answer that cannot be read", "");

  private final Calls calls;
  private final BatchSize size;
  private final String doing;
  private final long largestAnswer;

  public Batches(Calls calls, BatchSize size, String doing) {
    this(calls, size, doing, Calls.LARGEST_ANSWER);
  }

  /**
   * Batches with their own limit of the answer's size.
   *
   * @param doing what is being done, for messages to people
   */
  public Batches(Calls calls, BatchSize size, String doing, long largestAnswer) {
    this.calls = calls;
    this.size = size;
    this.doing = doing;
    this.largestAnswer = largestAnswer;
  }

  /** The request, and the consumer of its results. */
  public interface Question {
    /** The request about some items. */
    XmlRequest.Part about(List<String> ids);

    /**
     * Takes an element of a response message.
     *
     * @return the id of the item that it is about; empty if it has none
     */
    String take(String name, XmlAnswer at) throws IOException;

    /** Nothing will come for an item: it no longer exists, or the server refuses. */
    void refused(String id, Reply reply);

    /** Whether a batch with an unreadable answer is requested again in smaller batches. */
    default boolean isAskedInParts() {
      return false;
    }
  }

  /** Asks about items until each was answered or refused. */
  public void ask(List<String> ids, Question question) throws MailAccessException {
    new Asking(ids, question).toTheEnd();
  }

  /** One question about some items, from its beginning to its end. */
  private final class Asking {
    private final Question question;
    private final Deque<String> left;
    private final Set<String> leftOut = new HashSet<>();
    private final Map<String, Integer> troubles = new HashMap<>();

    /**
     * Refusals that may concern more than one item, until it is known whether the server answers
     * for others.
     */
    private final Map<String, Reply> grave = new LinkedHashMap<>();

    private @Nullable MailAccessException unreadable;
    private boolean wholly;
    private boolean anyFine;

    Asking(List<String> ids, Question question) {
      this.left = new ArrayDeque<>(ids);
      this.question = question;
    }

    void toTheEnd() throws MailAccessException {
      while (!left.isEmpty()) {
        Round round = new Round(take(), question);
        judge(round, answered(round));
      }
      if (!anyFine && (grave.size() > 1 || (wholly && !grave.isEmpty()))) {
        throw refusal();
      }
      grave.forEach(question::refused);
    }

    private Optional<Reply> answered(Round round) throws MailAccessException {
      try {
        return calls.many(doing, question.about(round.asked), largestAnswer, round);
      } catch (MailAccessException e) {
        boolean ofTheAnswer =
            e.code() == EwsError.PROTOCOL_VIOLATION || e.code() == EwsError.ANSWER_TOO_LARGE;
        if (!ofTheAnswer || !question.isAskedInParts()) {
          throw e;
        }
        unreadable = e;
        return Optional.of(UNREADABLE);
      }
    }

    /** Items that were left out are requested alone. */
    private List<String> take() {
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

    private void judge(Round round, Optional<Reply> fault) throws MailAccessException {
      if (fault.isPresent()) {
        judgeTogether(round.asked, fault.get());
      } else {
        judgeEach(round);
      }
    }

    /** The server refuses a batch: perhaps because of one item, which smaller batches show. */
    private void judgeTogether(List<String> asked, Reply reply) throws MailAccessException {
      boolean troubled = reply.is(EwsError.SERVER_TROUBLE);
      if (!troubled && !reply.is(EwsError.TOO_MUCH_AT_ONCE) && isBeyondTheFolder(reply)) {
        throw calls.failures().refused(doing, reply);
      }
      boolean soon = false;
      for (String id : asked) {
        soon |= troubled && troubled(id);
      }
      boolean alone = asked.size() == 1;
      if (!soon) {
        size.shrink(asked.size());
      }
      if (alone && !soon) {
        wholly = true;
        giveUp(asked.get(0), reply, reply.kind().scope() == FaultScope.MESSAGE);
      } else {
        reversed(asked).forEach(left::addFirst);
      }
    }

    private void judgeEach(Round round) throws MailAccessException {
      Map<String, Reply> judged = round.judged();
      boolean alone = round.asked.size() == 1;
      boolean tooMuch = false;
      boolean troubled = false;
      for (String id : reversed(round.asked)) {
        Reply reply = judged.getOrDefault(id, NO_ANSWER);
        anyFine |= reply.isFine();
        tooMuch |= reply.is(EwsError.TOO_MUCH_AT_ONCE);
        troubled |= reply.is(EwsError.SERVER_TROUBLE);
        if (isAskedAgain(id, reply, alone)) {
          left.addFirst(id);
        } else if (!reply.isFine()) {
          giveUp(id, reply, reply.equals(NO_ANSWER) || !isBeyondTheFolder(reply));
        }
      }
      Optional<Reply> busy =
          judged.values().stream().filter(reply -> reply.is(EwsError.SERVER_BUSY)).findFirst();
      if (busy.isPresent()) {
        calls.busy(doing, busy.get().pause());
      }
      if (tooMuch) {
        size.shrink(round.asked.size());
      } else if (!troubled && busy.isEmpty()) {
        size.grow();
      }
    }

    private boolean isAskedAgain(String id, Reply reply, boolean alone) {
      if (reply.equals(NO_ANSWER)) {
        return leftOut.add(id);
      }
      if (reply.isFine()) {
        return false;
      }
      return switch (reply.kind()) {
        case SERVER_BUSY -> true;
        case SERVER_TROUBLE -> troubled(id);
        case TOO_MUCH_AT_ONCE -> !alone;
        default -> false;
      };
    }

    /** Counts that the server was in trouble with an item; whether that may be over soon. */
    private boolean troubled(String id) {
      return troubles.merge(id, 1, Integer::sum) <= MOST_TROUBLE;
    }

    private static boolean isBeyondTheFolder(Reply reply) {
      FaultScope scope = reply.kind().scope();
      return !reply.is(EwsError.ACCESS_DENIED)
          && scope != FaultScope.MESSAGE
          && scope != FaultScope.FOLDER;
    }

    /**
     * Nothing will come for an item.
     *
     * @param own whether this concerns this item only; a wider refusal fails the call if it is
     *     given for two items and the server answers for none
     */
    private void giveUp(String id, Reply reply, boolean own) throws MailAccessException {
      if (own) {
        question.refused(id, reply);
        return;
      }
      grave.put(id, reply);
      if (!anyFine && grave.size() > 1) {
        throw refusal();
      }
    }

    private MailAccessException refusal() {
      Reply first = grave.values().iterator().next();
      MailAccessException broken = unreadable;
      return first.equals(UNREADABLE) && broken != null
          ? broken
          : calls.failures().refused(doing, first);
    }
  }

  private static List<String> reversed(List<String> ids) {
    List<String> reversed = new ArrayList<>(ids);
    Collections.reverse(reversed);
    return reversed;
  }

  /** One batch and its result. */
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
     * The answer for each item. An answer belongs to the item it names; an answer without a name
     * belongs to the item at its position, if there are as many answers as requests.
     */
    Map<String, Reply> judged() {
      Map<String, Reply> judged = new HashMap<>();
      boolean inPlace = replies.size() == asked.size();
      for (int i = 0; i < replies.size(); i++) {
        String id = told.getOrDefault(i, inPlace ? asked.get(i) : "");
        judged.merge(id, replies.get(i), (one, other) -> one.isFine() ? one : other);
      }
      return judged;
    }
  }
}
