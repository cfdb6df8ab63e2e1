package org.mailpromoter.connectors.graph.probe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mailpromoter.connectors.graph.call.Batches;
import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.call.Links;
import org.mailpromoter.connectors.graph.call.Request;
import org.mailpromoter.connectors.graph.read.MapiProperty;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.spi.probe.Finding;

/** What lists of the inbox are like. */
final class Inbox {
  private static final int MOST = 20;
  private static final int COMPARED = 5;
  private static final String SIZE_ID = "Long 0x0E08";
  private static final String HEADERS =
      MapiProperty.expand("id eq 'String 0x007D' or id eq '" + SIZE_ID + "'");
  private static final String SELECT = "id,receivedDateTime,isDraft,internetMessageHeaders";

  private final Question question;
  private final List<Finding> findings = new ArrayList<>();

  private Inbox(Question question) {
    this.question = question;
  }

  static List<Finding> of(Question question) throws MailAccessException {
    Inbox inbox = new Inbox(question);
    Calls.Answered<SeenPage> answer = question.newest("inbox", MOST, SELECT, HEADERS);
    if (answer.reply().isFine()) {
      inbox.compare(answer.content());
    } else {
      inbox.refuse(Question.refused(answer.reply()));
    }
    return inbox.findings;
  }

  private void refuse(String why) {
    findings.add(Assumptions.LIST_ORDER.notChecked(why));
    findings.add(Assumptions.WHOLE_HEADERS.notChecked(why));
    findings.add(Assumptions.PROPERTY_IDS.notChecked(why));
    findings.add(Assumptions.HEADER_ADDRESSES.notChecked(why));
  }

  private void compare(SeenPage page) throws MailAccessException {
    findings.add(order(page.all()));
    findings.add(wholeHeaders(page.mail()));
    findings.add(propertyIds(page.mail()));
    findings.add(addresses(page.mail()));
  }

  private static Finding order(List<SeenMessage> messages) {
    if (messages.size() < 2) {
      return Assumptions.LIST_ORDER.notChecked("The inbox has fewer than two messages.");
    }
    Instant before = Instant.MAX;
    int misplaced = 0;
    for (SeenMessage each : messages) {
      Instant received = Objects.requireNonNullElse(each.received(), before);
      misplaced += received.isAfter(before) ? 1 : 0;
      before = received;
    }
    return Assumptions.LIST_ORDER.holds(
        misplaced == 0, misplaced + " of " + messages.size() + " messages were out of order.");
  }

  /** The same messages one by one have the whole text. */
  private Finding wholeHeaders(List<SeenMessage> listed) throws MailAccessException {
    List<SeenMessage> some =
        listed.stream().filter(each -> transported(each) > 0).limit(COMPARED).toList();
    if (some.isEmpty()) {
      return Assumptions.WHOLE_HEADERS.notChecked(
          "None of " + listed.size() + " messages in the inbox has it.");
    }
    Map<String, Calls.Answered<SeenMessage>> alone =
        new Batches(question.calls(), Question.DOING)
            .ask(
                some.stream().map(SeenMessage::id).distinct().toList(),
                this::single,
                SeenMessage::new);
    long compared = some.stream().filter(each -> transported(alone, each) > 0).count();
    long cut = some.stream().filter(each -> transported(alone, each) > transported(each)).count();
    return compared == 0
        ? Assumptions.WHOLE_HEADERS.notChecked("The messages could not be read one by one.")
        : Assumptions.WHOLE_HEADERS.holds(
            cut == 0, cut + " of " + compared + " headers were shorter than in the message alone.");
  }

  private Request single(String id) {
    return Request.get(
        question.mailbox()
            + "/messages/"
            + Links.segment(id)
            + "?"
            + Question.options("id,receivedDateTime", HEADERS));
  }

  private static int transported(SeenMessage message) {
    return message.length(MapiProperty.TRANSPORT_HEADERS);
  }

  private static int transported(
      Map<String, Calls.Answered<SeenMessage>> alone, SeenMessage listed) {
    Calls.Answered<SeenMessage> answer = alone.get(listed.id());
    return answer == null || !answer.reply().isFine() ? 0 : transported(answer.content());
  }

  private static Finding propertyIds(List<SeenMessage> messages) {
    List<SeenMessage> sized =
        messages.stream().filter(each -> each.length(MapiProperty.SIZE) > 0).toList();
    if (sized.isEmpty()) {
      return Assumptions.PROPERTY_IDS.notChecked(
          "None of " + messages.size() + " messages in the inbox has a size.");
    }
    boolean same = sized.stream().allMatch(each -> each.propertyIds().contains(SIZE_ID));
    return Assumptions.PROPERTY_IDS.holds(
        same, same ? "The ids were the same." : "The ids were written in another way.");
  }

  private static Finding addresses(List<SeenMessage> messages) {
    List<SeenMessage> headed = messages.stream().filter(SeenMessage::hasFields).toList();
    if (headed.isEmpty()) {
      return Assumptions.HEADER_ADDRESSES.notChecked(
          "None of " + messages.size() + " messages in the inbox has header fields.");
    }
    long whole =
        headed.stream().filter(each -> each.hasField("from") && each.hasField("to")).count();
    return Assumptions.HEADER_ADDRESSES.holds(
        whole * 2 > headed.size(), whole + " of " + headed.size() + " headers had both.");
  }
}
