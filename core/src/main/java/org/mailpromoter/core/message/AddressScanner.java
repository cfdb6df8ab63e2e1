package org.mailpromoter.core.message;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Splits one address header into its entries (RFC 5322, 3.4 and 4.4) as they occur in practice: raw
 * names with at signs and brackets, semicolons between entries, comments and quotes that never end.
 * The content of an encoded word is never an address. One pass, linear. Not thread-safe.
 */
final class AddressScanner {
  /** A longer text is not an address; this also limits repeated scanning. */
  private static final int LONGEST_ADDRESS = 1_000;

  private static final boolean[] ORDINARY = ordinary();

  private final String text;
  private final Deque<Entry> ready = new ArrayDeque<>(2);
  private final StringBuilder word = new StringBuilder();
  private final List<String> words = new ArrayList<>(4);
  private final List<String> bracketed = new ArrayList<>(1);
  private int at;
  private boolean pieced;
  private boolean inGroup;
  private boolean groupSeen;
  private boolean quoteNeverEnds;
  private boolean commentNeverEnds;
  private int noEncodedWordBefore;

  /**
   * @param text a raw value, unfolded
   */
  AddressScanner(String text) {
    this.text = text;
  }

  /**
   * The text between two separators.
   *
   * @param name the name, its encoded words not yet decoded; empty when there is none
   * @param text what is in the position of the address
   * @param address what the text spells, null when that is no address
   * @param plain whether every reader sees the same address: it is in one piece, and nothing next
   *     to it could be mistaken for the address
   */
  record Entry(String name, String text, @Nullable EmailAddress address, boolean plain) {}

  /** The next entry; empty at the end. */
  Optional<Entry> next() {
    while (ready.isEmpty() && at < text.length()) {
      step();
    }
    if (ready.isEmpty()) {
      endEntry();
    }
    return Optional.ofNullable(ready.poll());
  }

  /** Whether any entry so far was in a group. */
  boolean sawGroup() {
    return groupSeen;
  }

  private void step() {
    char c = text.charAt(at);
    switch (c) {
      case '"' -> quoted();
      case '(' -> comment();
      case '<' -> bracket();
      case ':' -> colon();
      case ',', ';' -> separator(c);
      case '=' -> encodedWord();
      case '>' -> at++;
      default -> ordinary(c);
    }
  }

  private void ordinary(char c) {
    if (isBlank(c)) {
      at++;
      endWord();
    } else {
      addUpTo(endOfOrdinary());
    }
  }

  /** Adds to the word; a string, because ranges are appended character by character. */
  private void addUpTo(int end) {
    word.append(text.substring(at, end));
    at = end;
  }

  /** After the characters that belong to a word, the present one included. */
  private int endOfOrdinary() {
    int end = at + 1;
    while (end < text.length() && isOrdinary(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** An equals sign is, in a word. */
  private static boolean isOrdinary(char c) {
    return c < ORDINARY.length ? ORDINARY[c] : !isBlank(c);
  }

  private static boolean[] ordinary() {
    boolean[] ordinary = new boolean[0x7f];
    Arrays.fill(ordinary, ' ' + 1, 0x7f, true);
    for (char special : "\"(<:,;>".toCharArray()) {
      ordinary[special] = false;
    }
    return ordinary;
  }

  private void separator(char c) {
    at++;
    endEntry();
    if (c == ';') {
      groupSeen |= inGroup;
      inGroup = false;
    }
  }

  /** Between the name of a group and its members, or after "mailto"; elsewhere it means nothing. */
  private void colon() {
    at++;
    endWord();
    if (!bracketed.isEmpty() || words.stream().anyMatch(AddressScanner::holdsAtSign)) {
      endEntry();
    }
    inGroup |= !words.isEmpty() && !words.get(0).equalsIgnoreCase("mailto");
    words.clear();
  }

  private void quoted() {
    int end = quoteNeverEnds ? -1 : endOfQuoted(at + 1);
    if (end < 0) {
      quoteNeverEnds = true;
      at++;
    } else {
      addUpTo(end);
    }
  }

  private void comment() {
    int end = commentNeverEnds ? -1 : endOfComment(at + 1);
    if (end < 0) {
      commentNeverEnds = true;
      addUpTo(at + 1);
    } else {
      pieced |= word.length() > 0;
      endWord();
      at = end;
    }
  }

  /** An encoded word is one word, whatever it contains. */
  private void encodedWord() {
    int end = word.length() == 0 && text.startsWith("=?", at) ? endOfEncoded(at + 2) : -1;
    addUpTo(end < 0 ? at + 1 : end);
  }

  private void bracket() {
    endWord();
    int close = endOfSimple(at + 1);
    if (close < text.length() && text.charAt(close) == '>') { // nearly all addresses
      bracketed.add(text.substring(at + 1, close));
      at = close + 1;
      return;
    }
    StringBuilder inside = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '>') {
      char c = text.charAt(at);
      if (c == '<') {
        endBroken(inside);
        return;
      }
      boolean route = inside.length() > 0 && inside.charAt(0) == '@';
      if ((c == ',' || c == ';') && !route) {
        break;
      }
      int end = c == '"' && !quoteNeverEnds ? endOfQuoted(at + 1) : -1;
      quoteNeverEnds |= c == '"' && end < 0;
      inside.append(text, at, end < 0 ? at + 1 : end);
      at = end < 0 ? at + 1 : end;
    }
    at += at < text.length() && text.charAt(at) == '>' ? 1 : 0;
    bracketed.add(inside.toString());
  }

  /** Where the bracket ends, or where something is in it that needs a closer look. */
  private int endOfSimple(int from) {
    int last = Math.min(text.length(), from + LONGEST_ADDRESS);
    int end = from;
    while (end < last && isOrdinary(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** A bracket that begins before the last one ended: what is between belongs to the name. */
  private void endBroken(StringBuilder inside) {
    for (String each : inside.toString().split(" ", -1)) {
      if (!each.isBlank()) {
        words.add(each);
      }
    }
  }

  private void endWord() {
    if (word.length() > 0) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private void endEntry() {
    endWord();
    if (!bracketed.isEmpty()) {
      endBracketed();
    } else if (!words.isEmpty()) {
      endBare();
    }
    words.clear();
    bracketed.clear();
    pieced = false;
  }

  /**
   * The last well-formed address in brackets has the name, as in most mail programs. Others without
   * a comma before them are addresses, too: none is lost, and none makes the author clear.
   */
  private void endBracketed() {
    String last = "";
    Set<EmailAddress> addresses = new LinkedHashSet<>(2);
    for (String each : bracketed) {
      String written = cleaned(each);
      EmailAddress address = address(written);
      if (address != null) {
        addresses.add(address);
      }
      last = written.isEmpty() ? last : written;
    }
    if (!addresses.isEmpty()) {
      addBracketed(addresses);
    } else if (!last.isEmpty()) {
      ready.add(new Entry(phrase(words), last, null, !pieced && !namesAnother(last)));
    }
  }

  private void addBracketed(Set<EmailAddress> addresses) {
    List<EmailAddress> all = List.copyOf(addresses);
    EmailAddress chosen = all.get(all.size() - 1);
    boolean plain = !pieced && all.size() < 2 && !namesAnother(chosen.value());
    ready.add(new Entry(phrase(words), chosen.value(), chosen, plain));
    for (EmailAddress each : all.subList(0, all.size() - 1)) {
      ready.add(new Entry("", each.value(), each, false));
    }
  }

  /** Whether a word of the name, without quotes, is an address and not the one in brackets. */
  private boolean namesAnother(String chosen) {
    for (String each : words) {
      if (!holdsAtSign(each)) {
        continue;
      }
      String bare = withoutQuotes(each);
      boolean address = bare.indexOf('@') > 0 && bare.indexOf('.', bare.indexOf('@')) > 0;
      if (address && isAddress(bare) && !bare.equalsIgnoreCase(chosen)) {
        return true;
      }
    }
    return false;
  }

  /** Without brackets every word with an at sign is an address, and the others are its name. */
  private void endBare() {
    List<String> joined = joinedAtSigns();
    List<String> addresses = joined.stream().filter(AddressScanner::holdsAtSign).toList();
    if (addresses.isEmpty()) {
      ready.add(entry("", String.join(" ", joined), false));
      return;
    }
    List<String> name = joined.stream().filter(each -> each.indexOf('@') < 0).toList();
    boolean alone = joined.size() == 1;
    for (String each : addresses) {
      String address = cleaned(each);
      ready.add(entry(addresses.size() == 1 ? phrase(name) : "", address, alone && !pieced));
    }
  }

  private static Entry entry(String name, String text, boolean plain) {
    return new Entry(name, text, address(text), plain);
  }

  private static boolean holdsAtSign(String word) {
    return word.indexOf('@') >= 0;
  }

  /** Spaces and comments may be around an at sign (RFC 5322, 4.4). */
  private List<String> joinedAtSigns() {
    List<String> joined = new ArrayList<>(words.size());
    StringBuilder current = new StringBuilder();
    for (String each : words) {
      boolean belongs =
          current.length() > 0
              && (each.charAt(0) == '@' || current.charAt(current.length() - 1) == '@');
      pieced |= belongs;
      if (!belongs && current.length() > 0) {
        joined.add(current.toString());
        current.setLength(0);
      }
      current.append(each);
    }
    joined.add(current.toString());
    return joined;
  }

  /** An address without what may be around it and in it; notes when that was more than spaces. */
  private String cleaned(String raw) {
    String bare = withoutQuotes(raw.strip());
    if (bare.length() > LONGEST_ADDRESS) {
      return bare;
    }
    if (bare.regionMatches(true, 0, "mailto:", 0, 7)) {
      bare = bare.substring(7);
    }
    if (bare.startsWith("@") && bare.indexOf(':') > 0) {
      bare = bare.substring(bare.lastIndexOf(':') + 1); // a route (RFC 5322, 4.4)
      pieced = true;
    }
    return withoutQuotesOfLocalPart(withoutBlanksAroundAt(bare));
  }

  /** Takes away invisible characters, and spaces next to the at sign. */
  private String withoutBlanksAroundAt(String address) {
    if (isVisible(address)) {
      return address;
    }
    StringBuilder kept = new StringBuilder(address.length());
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      boolean invisible = Character.getType(c) == Character.FORMAT;
      boolean blank = isBlank(c);
      boolean beside = blank && (nextVisible(address, i) == '@' || lastOf(kept) == '@');
      pieced |= invisible || beside;
      if (!invisible && !beside) {
        kept.append(c);
      }
    }
    return kept.toString().strip();
  }

  private static boolean isVisible(String address) {
    for (int i = 0; i < address.length(); i++) {
      if (address.charAt(i) <= ' ' || address.charAt(i) >= 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static char nextVisible(String address, int from) {
    int i = from;
    while (i < address.length() - 1 && isBlank(address.charAt(i))) {
      i++;
    }
    return address.charAt(i);
  }

  private static char lastOf(StringBuilder kept) {
    return kept.length() == 0 ? ' ' : kept.charAt(kept.length() - 1);
  }

  private static String withoutQuotes(String raw) {
    boolean quoted = raw.length() > 2 && raw.startsWith("'") && raw.endsWith("'");
    return quoted ? raw.substring(1, raw.length() - 1).strip() : raw;
  }

  /** {@code "anna"@x.example} is the same address without its quotes (RFC 5321, 4.1.2). */
  private static String withoutQuotesOfLocalPart(String address) {
    int close = address.indexOf('"', 1);
    boolean quoted = address.startsWith("\"") && close > 1 && address.indexOf('@') == close + 1;
    if (!quoted) {
      return address;
    }
    String bare = address.substring(1, close) + address.substring(close + 1);
    return isAddress(bare) ? bare : address;
  }

  private static boolean isAddress(String text) {
    return address(text) != null;
  }

  /** What the text spells; the content of an encoded word is no address. */
  private static @Nullable EmailAddress address(String text) {
    return holdsEncodedWord(text) ? null : EmailAddress.parse(text).orElse(null);
  }

  /** Whether an encoded word is in the text instead of an address. */
  private static boolean holdsEncodedWord(String address) {
    int begin = address.indexOf("=?");
    return begin >= 0 && address.indexOf("?=", begin + 2) >= 0;
  }

  private static String phrase(List<String> words) {
    StringBuilder phrase = new StringBuilder();
    for (String each : words) {
      if (phrase.length() > 0) {
        phrase.append(' ');
      }
      unquoted(each, phrase);
    }
    return phrase.toString();
  }

  private static void unquoted(String word, StringBuilder phrase) {
    boolean inside = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '"') {
        inside = !inside;
      } else {
        boolean escape = inside && c == '\\' && i + 1 < word.length();
        i += escape ? 1 : 0;
        phrase.append(word.charAt(i));
      }
    }
  }

  private int endOfQuoted(int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i + 1;
      }
      i += c == '\\' ? 1 : 0;
    }
    return -1;
  }

  private int endOfComment(int from) {
    int depth = 1;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : 0;
      depth -= c == ')' ? 1 : 0;
      if (depth == 0) {
        return i + 1;
      }
      i += c == '\\' ? 1 : 0;
    }
    return -1;
  }

  /** After an encoded word (RFC 2047, 2), which contains no space; -1 if there is none here. */
  private int endOfEncoded(int from) {
    if (from < noEncodedWordBefore) {
      return -1;
    }
    int marks = 0;
    int i = from;
    while (i < text.length() && !isBlank(text.charAt(i))) {
      marks += text.charAt(i) == '?' ? 1 : 0;
      if (marks > 2 && text.startsWith("?=", i)) {
        return i + 2;
      }
      i++;
    }
    noEncodedWordBefore = i;
    return -1;
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || Character.isISOControl(c) || Character.isSpaceChar(c);
  }
}
