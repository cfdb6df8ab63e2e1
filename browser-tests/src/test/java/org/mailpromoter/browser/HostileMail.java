package org.mailpromoter.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Mail that holds every payload in every one of its fields; each message holds many. */
final class HostileMail {
  private static final int IN_ONE = 9;

  private final List<String> payloads = Payloads.all();

  /** How many messages it takes. */
  int messages() {
    return (payloads.size() + IN_ONE - 1) / IN_ONE;
  }

  /** Writes them into a folder, one file for each. */
  void writeTo(Path folder) {
    try {
      for (int i = 0; i < messages(); i++) {
        List<String> some =
            payloads.subList(i * IN_ONE, Math.min(payloads.size(), (i + 1) * IN_ONE));
        Files.writeString(folder.resolve(i + ".eml"), message(i, some));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String message(int number, List<String> some) {
    String all = String.join(" ", some);
    boolean encoded = number % 2 == 0;
    String words = encoded ? words(all) : all;
    List<String> lines = new ArrayList<>();
    lines.add("Message-ID: <" + number + "." + quoted(all) + "@evil.example>");
    lines.add("From: " + name(words, encoded) + " <" + sender(number, some) + ">");
    lines.add("To: " + name(words, encoded) + " <christopher@adventure-works.example>");
    lines.add("Cc: " + people(some));
    lines.add("Reply-To: " + name(words, encoded) + " <" + number + "@evil.example>");
    lines.add("Subject: " + words);
    lines.add("In-Reply-To: <" + quoted(all) + "@evil.example>");
    lines.add("References: <" + quoted(all) + "@evil.example>");
    lines.add("Thread-Topic: " + words);
    lines.add("Keywords: " + all);
    lines.add("X-Keywords: " + all);
    lines.add("List-Id: " + all);
    lines.add("Authentication-Results: " + all);
    lines.add("Date: Sat, 28 Nov 2026 10:00:00 +0000");
    lines.add("MIME-Version: 1.0");
    lines.add("Content-Type: multipart/mixed; boundary=\"outer\"");
    lines.add("");
    part(lines, "text/plain; charset=utf-8", "", all);
    part(lines, "text/html; charset=utf-8", "", "<p>" + String.join("</p>\n<p>", some) + "</p>");
    for (String each : some) {
      String file = each.replace("\\", "\\\\").replace("\"", "\\\"");
      part(
          lines, "text/html; name=\"" + file + "\"", "attachment; filename=\"" + file + "\"", each);
    }
    lines.add("--outer--");
    return String.join("\n", lines) + "\n";
  }

  private static void part(List<String> lines, String type, String place, String content) {
    lines.add("--outer");
    lines.add("Content-Type: " + type);
    lines.add("Content-Transfer-Encoding: 8bit");
    if (!place.isEmpty()) {
      lines.add("Content-Disposition: " + place);
    }
    lines.add("");
    lines.add(content);
  }

  /** Every third sender is no address of the right form. */
  private static String sender(int number, List<String> some) {
    return switch (number % 3) {
      case 0 -> number + "@evil.example";
      case 1 -> quoted(some.get(0)) + "@evil.example";
      default -> some.get(0);
    };
  }

  private static String people(List<String> some) {
    return String.join(
        ", ",
        some.stream().map(each -> quoted(each) + " <" + quoted(each) + "@x.example>").toList());
  }

  private static String name(String text, boolean encoded) {
    return encoded ? text : quoted(text);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** Encoded words (RFC 2047), each of a few bytes. */
  private static String words(String text) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < text.length(); ) {
      int end = Math.min(text.length(), i + 20);
      end += end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? 1 : 0;
      byte[] bytes = text.substring(i, end).getBytes(StandardCharsets.UTF_8);
      words.add("=?utf-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=");
      i = end;
    }
    return String.join("\n ", words);
  }
}
