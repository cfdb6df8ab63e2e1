package org.mailpromoter.testkit.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes encoded words (RFC 2047). */
final class EncodedWords {
  private static final Pattern WORD =
      Pattern.compile("=\\?([^?]+)\\?([bBqQ])\\?([^?]*)\\?=(?:\\s+(?==\\?))?");

  private EncodedWords() {}

  static String decode(String text) {
    return text.contains("=?")
        ? WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(decoded(word)))
        : text;
  }

  private static String decoded(MatchResult word) {
    try {
      boolean base64 = word.group(2).equalsIgnoreCase("b");
      byte[] bytes = base64 ? Base64.getDecoder().decode(word.group(3)) : q(word.group(3));
      return new String(bytes, Charset.forName(word.group(1)));
    } catch (IllegalArgumentException e) {
      return word.group();
    }
  }

  private static byte[] q(String text) {
    byte[] spaced = text.replace('_', ' ').getBytes(StandardCharsets.US_ASCII);
    return quotedPrintable(spaced);
  }

  static byte[] quotedPrintable(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int at = 0; at < bytes.length; at++) {
      int value = bytes[at] == '=' && at + 2 < bytes.length ? hex(bytes, at + 1) : -1;
      if (value >= 0) {
        out.write(value);
        at += 2;
      } else if (bytes[at] == '=') {
        at = Headers.lineEnd(bytes, at, bytes.length) - 1;
      } else {
        out.write(bytes[at]);
      }
    }
    return out.toByteArray();
  }

  private static int hex(byte[] bytes, int at) {
    int high = Character.digit(bytes[at], 16);
    int low = Character.digit(bytes[at + 1], 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
