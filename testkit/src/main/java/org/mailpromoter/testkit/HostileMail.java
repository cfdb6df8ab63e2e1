package org.mailpromoter.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Map;
import java.util.TreeMap;
import org.mailpromoter.core.message.Envelope;

/** Envelopes of hostile and malformed mail. */
final class HostileMail {
  private static final int MANY = 2_000;

  private HostileMail() {}

  /** Each by what it is. */
  static Map<String, Envelope> envelopes() {
    Map<String, Envelope> all = new TreeMap<>();
    headers()
        .forEach((name, text) -> all.put(name, Conversation.parsed(text.getBytes(ISO_8859_1))));
    return all;
  }

  private static Map<String, String> headers() {
    return Map.of(
        "nothing", "",
        "no header at all", "\0\0\0\u00ff\u00fe not mail\n\n",
        "a huge subject", "Subject: " + "Re: ".repeat(50_000) + "CRM:0001\n\n",
        "a subject of one word", "Subject: " + "x".repeat(200_000) + "\n\n",
        "a huge Message-ID", "Message-ID: <" + "i".repeat(60_000) + "@x>\n\n",
        "thousands of References", "References: " + ids() + "\n\n",
        "broken ids", "In-Reply-To: <<>> <@> <a b> \"Your mail\" <x\nReferences: ,,;<>\n\n",
        "a broken index", "Thread-Index: !!!!\nSubject: =?utf-8?B?////?= =?x?Q?=\n\n",
        "a huge index", "Thread-Index: " + "AQHa".repeat(20_000) + "\n\n",
        "thousands of addresses", "To: " + "a@x.example, ".repeat(MANY) + "\nFrom: <>\n\n");
  }

  private static String ids() {
    StringBuilder ids = new StringBuilder();
    for (int i = 0; i < MANY; i++) {
      ids.append('<').append(i).append("@x.example> ");
    }
    return ids.toString();
  }
}
