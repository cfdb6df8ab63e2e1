package org.mailpromoter.directories.ldap;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.mailpromoter.core.message.EmailAddress;

/** A filter (RFC 4515) with a place for an address. Immutable. */
final class AddressFilter {
  static final String PLACE = "{address}";

  private final String template;

  private AddressFilter(String template) {
    this.template = template;
  }

  /**
   * A filter as it is configured.
   *
   * @throws IllegalArgumentException with a sentence for people if it is not valid
   */
  static AddressFilter of(String template) {
    if (!template.contains(PLACE)) {
      throw new IllegalArgumentException(
          "the filter has no placeholder for an address: write " + PLACE + " where it belongs");
    }
    if (!isBalanced(template)) {
      throw new IllegalArgumentException(
          "the filter is not well-formed: it begins with '(', and each '(' needs its ')'");
    }
    return new AddressFilter(template);
  }

  /** A filter that looks into these attributes; Exchange writes smtp: before proxy addresses. */
  static AddressFilter over(List<String> attributes) {
    return attributes.stream()
        .map(name -> "(" + name + "=" + prefix(name) + PLACE + ")")
        .collect(Collectors.collectingAndThen(Collectors.joining(), all -> of("(|" + all + ")")));
  }

  private static String prefix(String attribute) {
    return attribute.equalsIgnoreCase("proxyAddresses") ? "smtp:" : "";
  }

  private static boolean isBalanced(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : 0;
      depth -= c == ')' ? 1 : 0;
      boolean closedEarly = depth == 0 && i < text.length() - 1;
      if (depth < 0 || closedEarly) {
        return false;
      }
    }
    return depth == 0;
  }

  /** The filter for the entries of any of the addresses. */
  String of(Collection<EmailAddress> addresses) {
    return addresses.stream()
        .map(address -> template.replace(PLACE, escaped(address.value())))
        .collect(Collectors.joining("", "(|", ")"));
  }

  /** RFC 4515, 3: escapes special characters of filters and all non-ASCII bytes. */
  static String escaped(String value) {
    StringBuilder escaped = new StringBuilder();
    for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = each > ' ' && each < 0x7f && "()*\\&|!<>=~/".indexOf(each) < 0;
      if (plain) {
        escaped.append((char) each);
      } else {
        escaped.append(String.format("\\%02x", each & 0xff));
      }
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    return template;
  }
}
