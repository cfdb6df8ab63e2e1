package org.mailpromoter.connectors.imap;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.StringTokenizer;
import java.util.TreeSet;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.mailpromoter.core.message.MessageId;

/**
 * Asks which UIDs a folder has: as ranges where the server can (RFC 4731), as a list otherwise, and
 * as a list, too, when the answer with ranges is refused or cannot be read.
 */
final class Uids {
  /** A UID with its predecessor. */
  private static final int UID_BYTES = 12;

  private static final long LARGEST_UID = (1L << 32) - 1;

  private final UidRanges found = new UidRanges();
  private final SortedSet<Long> single = new TreeSet<>();

  private Uids() {}

  /**
   * The UIDs from {@code lowest} on, in ascending order; the last message comes even when it is
   * below.
   *
   * @param messages the number of messages in the folder
   */
  static UidRanges from(GuardedProtocol protocol, long lowest, long messages)
      throws ProtocolException {
    return search(protocol, "UID " + lowest + ":*", messages);
  }

  /** The UIDs of messages with a keyword, in ascending order. */
  static UidRanges marked(GuardedProtocol protocol, String keyword, long messages)
      throws ProtocolException {
    return search(protocol, "KEYWORD " + keyword, messages);
  }

  /**
   * The UIDs of messages with a Message-ID, in ascending order. Angle brackets make a part of an id
   * no match (RFC 9051, 6.4.4: the field need only contain the text).
   */
  static UidRanges withMessageId(GuardedProtocol protocol, MessageId id, long messages)
      throws ProtocolException {
    String quoted = id.toString().replace("\\", "\\\\").replace("\"", "\\\"");
    return search(protocol, "HEADER Message-ID \"" + quoted + '"', messages);
  }

  /** Those of some UIDs that the folder still has. */
  static UidRanges among(GuardedProtocol protocol, UidRanges uids) throws ProtocolException {
    UidRanges listed = search(protocol, "UID " + uids, uids.count());
    SortedSet<Long> both = new TreeSet<>();
    uids.iterator()
        .forEachRemaining(
            (long uid) -> {
              if (listed.has(uid)) {
                both.add(uid);
              }
            });
    return UidRanges.of(both);
  }

  private static UidRanges search(GuardedProtocol protocol, String criteria, long messages)
      throws ProtocolException {
    long bytes = messages * UID_BYTES;
    if (protocol.hasCapability("ESEARCH")) {
      Reply reply = protocol.ask("UID SEARCH RETURN (ALL) " + criteria, bytes);
      Optional<UidRanges> found =
          reply.refusal().isPresent() ? Optional.empty() : new Uids().ranges(reply);
      if (found.isPresent()) {
        return found.get();
      }
    }
    Reply reply = protocol.ask("UID SEARCH " + criteria, bytes);
    reply.orFail();
    return new Uids().list(reply);
  }

  /** Empty when the answer cannot be read. */
  private Optional<UidRanges> ranges(Reply reply) {
    try {
      List<String> answers = reply.untagged("ESEARCH").toList();
      answers.forEach(this::addRanges);
      reply.untagged("SEARCH").forEach(this::addList);
      return answers.isEmpty() && single.isEmpty() ? Optional.empty() : Optional.of(found());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A server must answer with a list, also with an empty one (RFC 3501, 6.4.4). */
  private UidRanges list(Reply reply) throws ProtocolException {
    try {
      List<String> answers = reply.untagged("SEARCH").toList();
      if (answers.isEmpty()) {
        throw new ProtocolException("it returns no list of messages");
      }
      answers.forEach(this::addList);
      return found();
    } catch (IllegalArgumentException e) {
      throw new ProtocolException("its list of messages cannot be read: " + e.getMessage(), e);
    }
  }

  private UidRanges found() {
    single.forEach(uid -> found.add(uid, uid));
    return found;
  }

  /** {@code * ESEARCH (TAG "A1") UID ALL 4:6,9}. */
  private void addRanges(String answer) {
    StringTokenizer words = new StringTokenizer(answer.toUpperCase(Locale.ROOT), " \r\n\t");
    boolean uids = false;
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      uids |= word.equals("UID");
      if (word.equals("ALL")) {
        addSet(uids && words.hasMoreTokens() ? words.nextToken() : "");
      }
    }
  }

  private void addSet(String set) {
    for (String range : set.split(",", -1)) {
      String[] ends = range.split(":", -1);
      long first = uid(ends[0]);
      long last = uid(ends[ends.length - 1]);
      if (ends.length > 2) {
        throw new IllegalArgumentException(range);
      }
      found.add(Math.min(first, last), Math.max(first, last));
    }
  }

  /** {@code * SEARCH 4 5 6 9 (MODSEQ 917162500)} (RFC 7162, 3.1.5). */
  private void addList(String answer) {
    String numbers = answer.substring(answer.toUpperCase(Locale.ROOT).indexOf("SEARCH") + 6);
    int modseq = numbers.indexOf('(');
    StringTokenizer words =
        new StringTokenizer(modseq < 0 ? numbers : numbers.substring(0, modseq), " \r\n\t");
    while (words.hasMoreTokens()) {
      single.add(uid(words.nextToken()));
    }
  }

  private static long uid(String word) {
    long uid = Long.parseLong(word);
    if (uid < 1 || uid > LARGEST_UID) {
      throw new IllegalArgumentException("there is no UID " + uid);
    }
    return uid;
  }
}
