package org.mailpromoter.web.jetty;

import java.util.List;
import java.util.Random;

/** Makes requests that are wrong in random places. */
final class Malformed {
  private static final List<String> PIECES =
      List.of(
          "\r\n",
          "\n",
          "\r",
          "\0",
          ":",
          ";",
          "%",
          "%00",
          "%2e",
          "%2f",
          "..",
          "//",
          " ",
          "\t",
          "\"",
          "\u00ff",
          "HTTP/1.1",
          "HTTP/9.9",
          "Host: b\r\n",
          "Content-Length: 7\r\n",
          "Content-Length: 99999999999\r\n",
          "Transfer-Encoding: chunked\r\n",
          "Expect: 100-continue\r\n",
          "Expect: nonsense\r\n",
          "Connection: close\r\n",
          "Upgrade: h2c\r\n",
          "Cookie: a=\"b; =;;\r\n",
          "Range: bytes=-1\r\n",
          "a".repeat(300),
          "a".repeat(9_000),
          "5\r\nabcde\r\n",
          "0\r\n\r\n");

  private Malformed() {}

  static String request(Random random) {
    StringBuilder text =
        new StringBuilder(
            (random.nextBoolean() ? "GET" : "POST")
                + " /path/to?query=1 HTTP/1.1\r\nHost: here\r\nContent-Length: 5\r\n\r\nabcde");
    for (int i = random.nextInt(5); i >= 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 1 -> text.setCharAt(at, (char) random.nextInt(256));
        case 2 -> text.delete(at, Math.min(text.length() - 1, at + 1 + random.nextInt(10)));
        default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 20)));
      }
    }
    return text.toString();
  }
}
