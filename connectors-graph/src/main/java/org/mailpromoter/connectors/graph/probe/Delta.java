package org.mailpromoter.connectors.graph.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.call.Request;
import org.mailpromoter.connectors.graph.read.MapiProperty;
import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.connectors.graph.reply.Reply;
import org.mailpromoter.connectors.graph.server.Reading;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.spi.probe.Finding;

/** What the changes of the inbox are like. Not thread-safe. */
final class Delta {
  /** More than the ten of a page for which nothing is asked. */
  private static final int ASKED = 25;

  private static final int USUAL = 10;

  /** Pages without messages may come before others. */
  private static final int MOST_EMPTY = 5;

  private static final String SELECT = "id,receivedDateTime,isDraft,internetMessageHeaders";
  private static final String SIZE = MapiProperty.expand("id eq 'Long 0x0E08'");

  private final Question question;
  private final List<Finding> findings = new ArrayList<>();
  private @Nullable Reading fitting;

  private Delta(Question question) {
    this.question = question;
  }

  /**
   * A page of changes.
   *
   * @param link the link that led there; empty for the first page of a round
   */
  private record Page(Reply reply, String link, SeenPage content) {}

  static Delta of(Question question) throws MailAccessException {
    Delta delta = new Delta(question);
    Page page = delta.first(SELECT, "", ASKED);
    if (page.reply().isFine()) {
      delta.compare(page);
    } else {
      delta.refuse(page.reply());
    }
    delta.findings.add(
        Assumptions.CREATED_ONLY.notChecked(
            "Only moving a message would show it, and a probe only reads."));
    return delta;
  }

  List<Finding> findings() {
    return findings;
  }

  /** How folders are best read; empty if that was not seen. */
  Optional<Reading> fitting() {
    return Optional.ofNullable(fitting);
  }

  private void refuse(Reply reply) {
    boolean absent = reply.is(GraphError.ID_REFUSED) || reply.is(GraphError.DELTA_NOT_SUPPORTED);
    String refused = Question.refused(reply);
    fitting = absent ? Reading.LIST : null;
    findings.add(
        absent ? Assumptions.DELTA.holds(false, refused) : Assumptions.DELTA.notChecked(refused));
    String why = absent ? "This server does not list changes." : refused;
    findings.add(Assumptions.HEADERS_IN_DELTA.notChecked(why));
    findings.add(Assumptions.PAGE_SIZE.notChecked(why));
    findings.add(Assumptions.REPEATED_LINK.notChecked(why));
    findings.add(Assumptions.EXPAND_IN_DELTA.notChecked(why));
  }

  private void compare(Page page) throws MailAccessException {
    fitting = Reading.DELTA;
    int count = page.content().all().size();
    findings.add(Assumptions.DELTA.holds(true, "The changes of the inbox were listed."));
    findings.add(headers(page.content().mail()));
    findings.add(size(count, !page.content().next().isEmpty()));
    findings.add(repeated(page));
    findings.add(expanded());
  }

  private static Finding headers(List<SeenMessage> mail) {
    long headed = mail.stream().filter(SeenMessage::hasFields).count();
    return mail.isEmpty()
        ? Assumptions.HEADERS_IN_DELTA.notChecked("The inbox has no mail.")
        : Assumptions.HEADERS_IN_DELTA.holds(
            headed > 0, headed + " of " + mail.size() + " messages had header fields.");
  }

  private static Finding size(int count, boolean more) {
    String seen = "A page had " + count + " rows; " + ASKED + " were asked for.";
    if (count >= ASKED || (count > USUAL && !more)) {
      return Assumptions.PAGE_SIZE.holds(true, seen);
    }
    return more
        ? Assumptions.PAGE_SIZE.holds(false, seen + " More followed.")
        : Assumptions.PAGE_SIZE.notChecked("The inbox has no more than " + USUAL + " messages.");
  }

  private Finding repeated(Page first) throws MailAccessException {
    String link = first.link().isEmpty() ? first.content().next() : first.link();
    if (link.isEmpty()) {
      return Assumptions.REPEATED_LINK.notChecked("The inbox is a single page.");
    }
    Page once = page(link, ASKED);
    Page again = page(link, ASKED);
    if (!once.reply().isFine() || !again.reply().isFine()) {
      return Assumptions.REPEATED_LINK.holds(false, "The link was refused when it was used again.");
    }
    int count = once.content().all().size();
    return Assumptions.REPEATED_LINK.holds(
        once.content().ids().equals(again.content().ids()),
        "A page of " + count + " rows was asked for twice.");
  }

  private Finding expanded() throws MailAccessException {
    Page page = first("id,receivedDateTime", SIZE, 1);
    if (!page.reply().isFine()) {
      return Assumptions.EXPAND_IN_DELTA.holds(false, Question.refused(page.reply()));
    }
    List<SeenMessage> mail = page.content().mail();
    return mail.isEmpty()
        ? Assumptions.EXPAND_IN_DELTA.notChecked("The inbox has no mail.")
        : Assumptions.EXPAND_IN_DELTA.holds(
            mail.stream().anyMatch(each -> each.length(MapiProperty.SIZE) > 0),
            "The size of a message was asked for with its changes.");
  }

  /** The first page of a round that has rows, or one of those before it. */
  private Page first(String select, String expand, int size) throws MailAccessException {
    String target = question.messages("inbox") + "/delta?" + Question.options(select, expand);
    Page page = page(target, size);
    for (int empty = 0; empty < MOST_EMPTY && isEmpty(page); empty++) {
      page = page(page.content().next(), size);
    }
    return page.link().equals(target) ? new Page(page.reply(), "", page.content()) : page;
  }

  private static boolean isEmpty(Page page) {
    return page.reply().isFine()
        && page.content().all().isEmpty()
        && !page.content().next().isEmpty();
  }

  private Page page(String target, int size) throws MailAccessException {
    Calls.Answered<SeenPage> answer =
        question.page(Request.get(target).with("Prefer", "odata.maxpagesize=" + size));
    return new Page(answer.reply(), target, answer.content());
  }
}
