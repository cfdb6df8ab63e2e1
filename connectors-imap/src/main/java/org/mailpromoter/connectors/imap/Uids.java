package org.mailpromoter.connectors.imap;

import java.util.Arrays;
import java.util.List;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/** Asks which UIDs a folder has: as ranges where the server can (RFC 4731), as a list otherwise. */
final class Uids {
  private Uids() {}

  /** The UIDs from {@code lowest} on, in ascending order. */
  static UidRanges from(IMAPProtocol protocol, long lowest) throws ProtocolException {
    return search(protocol, "UID " + lowest + ":*", lowest);
  }

  /** The UIDs of messages with one of some keywords, in ascending order. */
  static UidRanges marked(IMAPProtocol protocol, List<String> keywords) throws ProtocolException {
    StringBuilder criteria = new StringBuilder();
    for (int i = 0; i < keywords.size(); i++) {
      criteria.append(i < keywords.size() - 1 ? "OR " : "");
      criteria.append("KEYWORD ").append(keywords.get(i)).append(' ');
    }
    return search(protocol, criteria.toString().strip(), 1);
  }

  /** Those of some UIDs that the folder still has. */
  static UidRanges among(IMAPProtocol protocol, UidRanges uids) throws ProtocolException {
    return search(protocol, "UID " + uids, 1);
  }

  private static UidRanges search(IMAPProtocol protocol, String criteria, long lowest)
      throws ProtocolException {
    boolean ranges = protocol.hasCapability("ESEARCH");
    String command = (ranges ? "UID SEARCH RETURN (ALL) " : "UID SEARCH ") + criteria;
    Response[] answers = protocol.command(command, null);
    UidRanges found = new UidRanges();
    for (Response answer : answers) {
      if (answer instanceof IMAPResponse untagged && untagged.keyEquals("ESEARCH")) {
        addRanges(untagged.toString(), lowest, found);
      } else if (answer instanceof IMAPResponse untagged && untagged.keyEquals("SEARCH")) {
        addList(untagged.toString(), lowest, found);
      }
    }
    protocol.notifyResponseHandlers(answers);
    protocol.handleResult(answers[answers.length - 1]);
    return found;
  }

  /** {@code * ESEARCH (TAG "A1") UID ALL 4:6,9}. */
  private static void addRanges(String answer, long lowest, UidRanges found) {
    int all = answer.indexOf(" ALL ");
    if (all < 0) {
      return;
    }
    for (String range : answer.substring(all + 5).strip().split(",", -1)) {
      String[] ends = range.split(":", -1);
      long first = Long.parseLong(ends[0]);
      long last = Long.parseLong(ends[ends.length - 1]);
      found.add(Math.max(lowest, Math.min(first, last)), Math.max(first, last));
    }
  }

  /** {@code * SEARCH 4 5 6 9}; the last message comes even when it is below what was asked for. */
  private static void addList(String answer, long lowest, UidRanges found) {
    String numbers = answer.substring(answer.indexOf("SEARCH") + 6).strip();
    if (numbers.isEmpty()) {
      return;
    }
    Arrays.stream(numbers.split(" ", -1))
        .mapToLong(Long::parseLong)
        .filter(uid -> uid >= lowest)
        .sorted()
        .forEach(uid -> found.add(uid, uid));
  }
}
