package org.mailpromoter.connectors.imap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mailpromoter.connectors.imap.ScriptedServer.Command;
import org.mailpromoter.connectors.imap.ScriptedServer.Talk;

/**
 * A small honest IMAP server with the messages 1, 2, 3, 5 and 9; a quirk overrides a part of it.
 */
class HonestScript {
  static final List<Long> UIDS = List.of(1L, 2L, 3L, 5L, 9L);

  String capabilities() {
    return "IMAP4rev1 UIDPLUS";
  }

  List<Long> uids() {
    return UIDS;
  }

  void greet(Talk talk) throws IOException {
    talk.say("* OK [CAPABILITY " + capabilities() + "] ready");
  }

  void answer(Command command, Talk talk) throws IOException {
    switch (command.name()) {
      case "STARTTLS" -> startTls(command, talk);
      case "LOGIN", "AUTHENTICATE" -> login(command, talk);
      case "STATUS" -> status(command, talk);
      case "SELECT", "EXAMINE" -> select(command, talk);
      case "UID SEARCH" -> search(command, talk);
      case "UID FETCH" -> fetch(command, talk);
      case "FETCH" -> fetchByNumber(command, talk);
      case "NOTIFY" -> notify(command, talk);
      case "IDLE" -> idle(command, talk);
      case "LIST" -> {
        talk.say("* LIST (\\HasNoChildren) \"/\" INBOX");
        ok(command, talk);
      }
      case "LOGOUT" -> {
        talk.say("* BYE bye");
        ok(command, talk);
      }
      case "CAPABILITY" -> {
        talk.say("* CAPABILITY " + capabilities());
        ok(command, talk);
      }
      default -> ok(command, talk);
    }
  }

  final void ok(Command command, Talk talk) throws IOException {
    talk.say(command.tag() + " OK done");
  }

  final void no(Command command, Talk talk, String words) throws IOException {
    talk.say(command.tag() + " NO " + words);
  }

  void startTls(Command command, Talk talk) throws IOException {
    talk.say(command.tag() + " BAD what");
  }

  void login(Command command, Talk talk) throws IOException {
    if (command.name().equals("AUTHENTICATE") && !command.rest().contains(" ")) {
      talk.say("+ ");
      talk.hear();
    }
    ok(command, talk);
  }

  void status(Command command, Talk talk) throws IOException {
    String folder = command.rest().substring(0, command.rest().indexOf(" ("));
    talk.say("* STATUS " + folder + " (UIDVALIDITY 7 UIDNEXT " + uidNext() + ")");
    ok(command, talk);
  }

  long uidNext() {
    return uids().isEmpty() ? 1 : uids().get(uids().size() - 1) + 1;
  }

  String validity() {
    return "* OK [UIDVALIDITY 7] numbered";
  }

  void select(Command command, Talk talk) throws IOException {
    talk.say("* " + uids().size() + " EXISTS");
    talk.say(validity());
    talk.say("* OK [UIDNEXT " + uidNext() + "] next");
    ok(command, talk);
  }

  void search(Command command, Talk talk) throws IOException {
    talk.say(found(asked(command)));
    ok(command, talk);
  }

  final List<Long> asked(Command command) {
    int at = command.rest().indexOf("UID ");
    return at < 0 ? List.of() : among(command.rest().substring(at + 4));
  }

  String found(List<Long> uids) {
    return "* SEARCH " + uids.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  void fetch(Command command, Talk talk) throws IOException {
    int items = command.rest().indexOf(' ');
    for (long uid : among(command.rest().substring(0, items))) {
      message(uid, command.rest().substring(items), talk);
    }
    ok(command, talk);
  }

  void fetchByNumber(Command command, Talk talk) throws IOException {
    int items = command.rest().indexOf(' ');
    for (String number : command.rest().substring(0, items).split(",", -1)) {
      int at = number.equals("*") ? uids().size() : Integer.parseInt(number);
      if (at <= uids().size()) {
        message(uids().get(at - 1), command.rest().substring(items), talk);
      }
    }
    ok(command, talk);
  }

  /** The messages of a sequence-set. */
  final List<Long> among(String set) {
    List<Long> found = new ArrayList<>();
    for (String range : set.split(",", -1)) {
      String[] ends = range.split(":", -1);
      long first = end(ends[0]);
      long last = end(ends[ends.length - 1]);
      uids().stream()
          .filter(uid -> uid >= Math.min(first, last) && uid <= Math.max(first, last))
          .forEach(found::add);
    }
    return found;
  }

  private long end(String word) {
    return word.equals("*") ? uidNext() - 1 : Long.parseLong(word);
  }

  String date(long uid) {
    return "\"05-Oct-2026 10:00:00 +0000\"";
  }

  String flags(long uid) {
    return "(\\Seen)";
  }

  String size(long uid) {
    return String.valueOf(text(uid).length());
  }

  void message(long uid, String items, Talk talk) throws IOException {
    StringBuilder said = new StringBuilder();
    said.append("* ").append(uids().indexOf(uid) + 1).append(" FETCH (UID ").append(uid);
    if (items.contains("FLAGS")) {
      said.append(" FLAGS ").append(flags(uid));
    }
    if (items.contains("INTERNALDATE")) {
      said.append(" INTERNALDATE ").append(date(uid));
    }
    if (items.contains("RFC822.SIZE") && !size(uid).isEmpty()) {
      said.append(" RFC822.SIZE ").append(size(uid));
    }
    if (items.contains("BODY.PEEK[HEADER]")) {
      said.append(" BODY[HEADER]<0> ").append(literal(header(uid)));
    } else if (items.contains("BODY.PEEK[]")) {
      said.append(body(uid, items));
    }
    talk.say(said.append(')').toString());
  }

  String body(long uid, String items) {
    int piece = items.indexOf('<');
    if (piece < 0) {
      return " BODY[] " + literal(text(uid));
    }
    int from = Integer.parseInt(items.substring(piece + 1, items.indexOf('.', piece)));
    String rest = text(uid).substring(Math.min(from, text(uid).length()));
    return " BODY[]<" + from + "> " + literal(rest);
  }

  static String literal(String text) {
    return "{" + text.length() + "}\r\n" + text;
  }

  String header(long uid) {
    return "From: Cust <cust@customer.example>\r\nSubject: Number "
        + uid
        + "\r\nReceived: from x by y; Mon, 5 Oct 2026 10:00:07 +0000\r\n"
        + "Received: from w by x; Mon, 5 Oct 2026 09:00:00 +0000\r\n\r\n";
  }

  final String text(long uid) {
    return header(uid) + "Text of " + uid + "\r\n";
  }

  void notify(Command command, Talk talk) throws IOException {
    talk.say(command.tag() + " BAD what");
  }

  void idle(Command command, Talk talk) throws IOException {
    talk.say("+ idling");
    talk.hear();
    ok(command, talk);
  }

  /** Whether a FETCH asks for headers. */
  static boolean isForHeaders(Command command) {
    return command.rest().toUpperCase(Locale.ROOT).contains("[HEADER]");
  }
}
