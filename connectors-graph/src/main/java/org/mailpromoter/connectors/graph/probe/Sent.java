package org.mailpromoter.connectors.graph.probe;

import java.util.List;
import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.read.MapiProperty;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.spi.probe.Finding;

/** What a list of sent mail is like. */
final class Sent {
  private static final int MOST = 50;
  private static final String EXPAND =
      MapiProperty.expand(
          "id eq 'String 0x007D' or id eq 'String 0x1042' or id eq 'String 0x1039'");
  private static final String SELECT =
      "id,receivedDateTime,isDraft,conversationIndex,internetMessageHeaders";

  private Sent() {}

  static List<Finding> of(Question question) throws MailAccessException {
    Calls.Answered<SeenPage> answer = question.newest("sentitems", MOST, SELECT, EXPAND);
    if (!answer.reply().isFine()) {
      return refused(Question.refused(answer.reply()));
    }
    List<SeenMessage> sent = answer.content().mail();
    return sent.isEmpty()
        ? refused("The mailbox has no sent mail.")
        : List.of(headers(sent), threads(sent));
  }

  private static List<Finding> refused(String why) {
    return List.of(
        Assumptions.SENT_HEADERS.notChecked(why), Assumptions.SENT_THREADS.notChecked(why));
  }

  private static Finding headers(List<SeenMessage> sent) {
    long fields = sent.stream().filter(SeenMessage::hasFields).count();
    long texts = sent.stream().filter(each -> has(each, MapiProperty.TRANSPORT_HEADERS)).count();
    return Assumptions.SENT_HEADERS.holds(
        Math.max(fields, texts) * 2 > sent.size(),
        "Of "
            + sent.size()
            + " sent messages, "
            + fields
            + " had header fields and "
            + texts
            + " had 0x007D.");
  }

  private static Finding threads(List<SeenMessage> sent) {
    long named =
        sent.stream()
            .filter(
                each -> has(each, MapiProperty.IN_REPLY_TO) || has(each, MapiProperty.REFERENCES))
            .count();
    long replies = sent.stream().filter(SeenMessage::isReplyByIndex).count();
    String seen =
        "Of "
            + sent.size()
            + " sent messages, "
            + named
            + " named what they answer, and "
            + replies
            + " were replies by their conversation index.";
    return named == 0 && replies == 0
        ? Assumptions.SENT_THREADS.notChecked(
            "None of " + sent.size() + " sent messages is a reply.")
        : Assumptions.SENT_THREADS.holds(named > 0, seen);
  }

  private static boolean has(SeenMessage message, int tag) {
    return message.length(tag) > 0;
  }
}
