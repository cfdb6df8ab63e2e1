package org.mailpromoter.connectors.graph.mark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.connectors.graph.call.Batches;
import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.call.Entity;
import org.mailpromoter.connectors.graph.call.Failures;
import org.mailpromoter.connectors.graph.call.Links;
import org.mailpromoter.connectors.graph.call.Refusals;
import org.mailpromoter.connectors.graph.call.Request;
import org.mailpromoter.connectors.graph.json.JsonAnswer;
import org.mailpromoter.connectors.graph.json.JsonText;
import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.Mark;

/**
 * Reads the categories of messages, adds one or removes it. Graph writes the whole list: it is read
 * first and written back with the version that was read, so that changes by people are not lost.
 * Messages that already have the right categories are not changed.
 */
public final class Categories {
  /** How often a message is read again while it is being changed by someone else. */
  private static final int ATTEMPTS = 3;

  private final Calls calls;
  private final String mailbox;
  private final String doing;

  /**
   * Categories of one mailbox.
   *
   * @param mailbox where the mailbox is below the root of Graph
   * @param doing what is being done, for messages to people
   */
  public Categories(Calls calls, String mailbox, String doing) {
    this.calls = calls;
    this.mailbox = mailbox;
    this.doing = doing;
  }

  /** The categories of messages, in lower case; messages that no longer exist are left out. */
  public Map<String, Set<String>> of(List<String> ids) throws MailAccessException {
    Map<String, Set<String>> keywords = new LinkedHashMap<>();
    standing(ids).forEach((id, standing) -> keywords.put(id, standing.keywords()));
    return keywords;
  }

  private String target(String id) {
    return mailbox + "/messages/" + Links.segment(id);
  }

  /** Of what is gone or damaged there is nothing to say. */
  private Map<String, Standing> standing(List<String> ids) throws MailAccessException {
    Map<String, Calls.Answered<Standing>> answers =
        new Batches(calls, doing)
            .ask(ids, id -> Request.get(target(id) + "?$select=id,categories"), Standing::new);
    Map<String, Standing> standing = new LinkedHashMap<>();
    for (Map.Entry<String, Calls.Answered<Standing>> each : answers.entrySet()) {
      Calls.Answered<Standing> answer = each.getValue();
      if (answer.reply().isFine()) {
        standing.put(each.getKey(), answer.content());
      } else if (!Failures.isOfMessage(answer.reply())) {
        throw calls.failures().refused(doing, answer.reply());
      }
    }
    return standing;
  }

  /** Marks messages; those that no longer exist are skipped (MS-11). */
  public void mark(List<String> ids, Mark mark) throws MailAccessException {
    List<String> left = ids;
    for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
      Map<String, Request> changes = changes(standing(left), mark);
      left = written(changes);
    }
  }

  /** Returns those that were changed by someone else meanwhile. */
  private List<String> written(Map<String, Request> changes) throws MailAccessException {
    Refusals refusals = new Refusals();
    List<String> conflicts = new ArrayList<>();
    new Batches(calls, doing)
        .ask(changes.keySet(), id -> Objects.requireNonNull(changes.get(id)), Entity::ignored)
        .forEach(
            (id, answer) -> {
              if (answer.reply().is(GraphError.CONFLICT)) {
                conflicts.add(id);
              } else if (!answer.reply().isFine()) {
                refusals.add(answer.reply());
              }
            });
    refusals.failIfAny(calls.failures(), doing);
    return conflicts;
  }

  private Map<String, Request> changes(Map<String, Standing> messages, Mark mark) {
    Map<String, Request> changes = new LinkedHashMap<>();
    messages.forEach(
        (id, message) -> {
          List<String> others = new ArrayList<>(message.categories);
          boolean stood = others.removeIf(mark.keyword()::equalsIgnoreCase);
          boolean stands = mark.change() == Mark.Change.SET;
          if (stands) {
            others.add(mark.keyword());
          }
          if (stood != stands) {
            changes.put(id, change(id, message.version, others));
          }
        });
    return changes;
  }

  private Request change(String id, String version, List<String> categories) {
    byte[] body = JsonText.object(out -> JsonText.list(out, "categories", categories));
    Request request = Request.send("PATCH", target(id), body);
    return version.isEmpty() ? request : request.with("If-Match", version);
  }

  /** The categories of a message and its version. */
  private static final class Standing implements Entity {
    private static final int MOST = 1_000;
    private static final int LONGEST = 255;

    private final List<String> categories = new ArrayList<>();
    private String version = "";

    @Override
    public void member(String name, JsonAnswer at) throws IOException {
      switch (name) {
        case "categories" -> at.eachItem(this::category);
        case "@odata.etag" -> version = at.text(1_000);
        default -> {}
      }
    }

    private void category(JsonAnswer at) {
      if (categories.size() < MOST) {
        categories.add(at.text(LONGEST));
      }
    }

    Set<String> keywords() {
      return categories.stream()
          .map(each -> each.strip().toLowerCase(Locale.ROOT))
          .collect(Collectors.toSet());
    }
  }
}
