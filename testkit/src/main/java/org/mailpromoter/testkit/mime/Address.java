package org.mailpromoter.testkit.mime;

import java.util.ArrayList;
import java.util.List;

/**
 * An address of a message.
 *
 * @param name the display name, decoded; empty for none
 * @param address the address itself
 */
public record Address(String name, String address) {
  /** Reads a list of addresses as mail programs write them. */
  public static List<Address> list(String value) {
    List<Address> found = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < value.length(); at++) {
      char letter = value.charAt(at);
      quoted ^= letter == '"' && (at == 0 || value.charAt(at - 1) != '\\');
      if (letter == ',' && !quoted) {
        add(found, part);
      } else {
        part.append(letter);
      }
    }
    add(found, part);
    return found;
  }

  private static void add(List<Address> found, StringBuilder part) {
    String text = part.toString().strip();
    part.setLength(0);
    int open = text.lastIndexOf('<');
    int close = text.lastIndexOf('>');
    if (open >= 0 && close > open) {
      String name = text.substring(0, open).strip();
      found.add(new Address(plain(name), text.substring(open + 1, close).strip()));
    } else if (!text.isEmpty()) {
      found.add(new Address("", text));
    }
  }

  private static String plain(String name) {
    boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    String bare = quoted ? name.substring(1, name.length() - 1).replace("\\", "") : name;
    return EncodedWords.decode(bare);
  }
}
