package org.mailpromoter.connectors.graph.call;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.connectors.graph.json.JsonAnswer;
import org.mailpromoter.connectors.graph.json.JsonText;
import org.mailpromoter.connectors.graph.reply.ErrorBody;
import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.connectors.graph.reply.Reply;
import org.mailpromoter.core.mailbox.MailAccessException;
import tools.jackson.core.JsonGenerator;

/**
 * Sends many requests in few round trips: {@code $batch}, at most twenty at a time. Each has its
 * own answer, in any order. Those that met a busy server, or were left out, are sent again; the
 * others are not affected. Not thread-safe.
 */
public final class Batches {
  /** Requests in one batch. */
  public static final int MOST = 20;

  /** How often a request is sent again that a batch left without an answer. */
  private static final int MOST_LEFT_OUT = 2;

  private static final Reply NO_ANSWER =
      new Reply(500, List.of("no answer"), "the server has none for it", Duration.ZERO);

  private final Calls calls;
  private final String doing;

  /**
   * Batches of one purpose.
   *
   * @param doing what is being done, for messages to people
   */
  public Batches(Calls calls, String doing) {
    this.calls = calls;
    this.doing = doing;
  }

  /** Takes the answers, in any order and each as soon as it is there. */
  @FunctionalInterface
  public interface Taker<E extends Entity> {
    /** Takes the answer about an id; busy ones come later. */
    void take(String id, Calls.Answered<E> answer) throws IOException;
  }

  /**
   * Sends requests about some ids.
   *
   * @param ids each once
   * @param about the request about an id; its target is a path, not a link
   * @param fresh makes what takes the contents of an answer
   * @return for each id its answer, in the order of the ids
   * @throws MailAccessException if a batch fails as a whole
   */
  public <E extends Entity> Map<String, Calls.Answered<E>> ask(
      Collection<String> ids, Function<String, Request> about, Supplier<E> fresh)
      throws MailAccessException {
    Map<String, Calls.Answered<E>> answers = new LinkedHashMap<>();
    ids.forEach(id -> answers.put(id, new Calls.Answered<>(NO_ANSWER, fresh.get())));
    ask(ids, about, fresh, answers::put);
    return answers;
  }

  /**
   * Sends requests about some ids, and passes each answer on while the others come in.
   *
   * @param ids each once
   * @param about the request about an id; its target is a path, not a link
   * @param fresh makes what takes the contents of an answer
   * @param taker gets nothing for an id that the server leaves out again and again
   * @throws MailAccessException if a batch fails as a whole
   */
  public <E extends Entity> void ask(
      Collection<String> ids, Function<String, Request> about, Supplier<E> fresh, Taker<E> taker)
      throws MailAccessException {
    Deque<String> left = new ArrayDeque<>(ids);
    Map<String, Integer> leftOut = new HashMap<>();
    while (!left.isEmpty()) {
      List<String> some = some(left);
      Round<E> round = round(some, about, fresh, taker);
      for (String id : some) {
        if (round.busy.contains(id)) {
          left.addLast(id);
        } else if (!round.answered.contains(id)
            && leftOut.merge(id, 1, Integer::sum) <= MOST_LEFT_OUT) {
          left.addLast(id);
        }
      }
      if (round.isBusy()) {
        calls.busy(doing, round.pause);
      }
    }
  }

  private static List<String> some(Deque<String> left) {
    List<String> some = new ArrayList<>(MOST);
    while (some.size() < MOST && !left.isEmpty()) {
      some.add(left.removeFirst());
    }
    return some;
  }

  private <E extends Entity> Round<E> round(
      List<String> ids, Function<String, Request> about, Supplier<E> fresh, Taker<E> taker)
      throws MailAccessException {
    byte[] body = JsonText.object(out -> requests(out, ids, about));
    Request batch = Request.send("POST", "/$batch", body);
    Calls.Answered<Round<E>> answered =
        calls.ask(doing, batch, Slots.ALL, () -> new Round<>(ids, fresh, taker));
    if (!answered.reply().isFine()) {
      throw calls.failures().refused(doing, answered.reply());
    }
    return answered.content();
  }

  private static void requests(
      JsonGenerator out, List<String> ids, Function<String, Request> about) {
    out.writeName("requests");
    out.writeStartArray();
    for (int i = 0; i < ids.size(); i++) {
      Request request = about.apply(ids.get(i));
      out.writeStartObject();
      out.writeStringProperty("id", String.valueOf(i + 1));
      out.writeStringProperty("method", request.method());
      out.writeStringProperty("url", request.target());
      if (!request.headers().isEmpty()) {
        JsonText.texts(out, "headers", request.headers());
      }
      if (request.body().length > 0) {
        out.writeName("body");
        out.writeRawValue(new String(request.body(), StandardCharsets.UTF_8));
      }
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** The answers to one batch. */
  private static final class Round<E extends Entity> implements Entity {
    private final List<String> ids;
    private final Supplier<E> fresh;
    private final Taker<E> taker;
    private final Set<String> answered = new HashSet<>();
    private final Set<String> busy = new HashSet<>();
    private Duration pause = Duration.ZERO;

    Round(List<String> ids, Supplier<E> fresh, Taker<E> taker) {
      this.ids = ids;
      this.fresh = fresh;
      this.taker = taker;
    }

    @Override
    public void member(String name, JsonAnswer at) throws IOException {
      if (name.equals("responses")) {
        at.eachItem(this::response);
      }
    }

    private void response(JsonAnswer at) throws IOException {
      One<E> one = new One<>(fresh.get());
      at.eachMember(one::member);
      @Nullable String id =
          one.number < 1 || one.number > ids.size() ? null : ids.get(one.number - 1);
      if (id == null || answered.contains(id)) {
        return;
      }
      Reply reply = one.reply();
      if (reply.is(GraphError.SERVER_BUSY)) {
        busy.add(id);
        pause = reply.pause().compareTo(pause) > 0 ? reply.pause() : pause;
      } else {
        busy.remove(id);
        answered.add(id);
        taker.take(id, new Calls.Answered<>(reply, one.content));
      }
    }

    @Override
    public boolean isBusy() {
      return !busy.isEmpty();
    }
  }

  /** One answer; its members come in any order. */
  private static final class One<E extends Entity> {
    private static final int LONGEST_WAIT = 86_400;

    private final E content;
    private final ErrorBody error = new ErrorBody();
    private int number;
    private int status;
    private Duration pause = Duration.ZERO;

    One(E content) {
      this.content = content;
    }

    void member(String name, JsonAnswer at) throws IOException {
      switch (name) {
        case "id" -> number = (int) Math.min(Integer.MAX_VALUE, at.number());
        case "status" -> status = (int) Math.min(999, at.number());
        case "headers" -> at.eachMember(this::header);
        case "body" -> body(at);
        default -> {}
      }
    }

    private void header(String name, JsonAnswer at) {
      if (name.equalsIgnoreCase("Retry-After")) {
        pause = Duration.ofSeconds(Math.max(0, Math.min(LONGEST_WAIT, at.number())));
      }
    }

    private void body(JsonAnswer at) throws IOException {
      if (at.isText()) {
        content.content(at);
      } else {
        at.eachMember(this::body);
      }
    }

    private void body(String name, JsonAnswer at) throws IOException {
      if (name.equals("error")) {
        error.read(at);
      } else {
        content.member(name, at);
      }
    }

    Reply reply() {
      return status / 100 == 2 ? Reply.fine(status) : error.reply(status, pause);
    }
  }
}
