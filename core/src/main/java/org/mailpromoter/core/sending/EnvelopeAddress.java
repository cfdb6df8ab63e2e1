package org.mailpromoter.core.sending;

import java.net.IDN;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.message.EmailAddress;

/**
 * An address as it stands in an SMTP envelope (RFC 5321, 4.1.2: Mailbox). Stricter than {@link
 * EmailAddress}, which reads what others wrote: this one is written by us, so nothing in it can
 * leave its line. The local part keeps its case. The domain is in A-labels (IDNA 2003, as the JDK
 * has it). Immutable.
 *
 * @param value dot-string or quoted string, {@code @}, domain; 254 characters at most
 * @since 0.1
 */
public record EnvelopeAddress(String value) {
  /** RFC 5321, 4.5.3.1.3, less the angle brackets. */
  static final int MAX_LENGTH = 254;

  private static final int LONGEST_LOCAL_PART = 64;
  private static final int LONGEST_LABEL = 63;
  private static final String SPECIAL_ATEXT = "!#$%&'*+-/=?^_`{|}~";

  /**
   * @throws IllegalArgumentException if it is no address in this form; use {@link #parse} for what
   *     people write
   */
  public EnvelopeAddress {
    Objects.requireNonNull(value, "value");
    if (!isMailbox(value)) {
      throw new IllegalArgumentException("not an address to send to: '" + value + "'");
    }
  }

  /**
   * The address that a person wrote, with its domain in A-labels.
   *
   * @return empty if it is none
   */
  public static Optional<EnvelopeAddress> parse(String text) {
    String stripped = text.strip();
    int at = stripped.lastIndexOf('@');
    if (at < 1) {
      return Optional.empty();
    }
    String ascii = aLabels(stripped.substring(at + 1));
    String written = stripped.substring(0, at) + '@' + ascii;
    return isMailbox(written) ? Optional.of(new EnvelopeAddress(written)) : Optional.empty();
  }

  /** The same address, for comparing with what others wrote. */
  public EmailAddress address() {
    return new EmailAddress(value);
  }

  /** The domain in A-labels. */
  public String domain() {
    return value.substring(value.lastIndexOf('@') + 1);
  }

  /** Whether only a server that offers SMTPUTF8 (RFC 6531) takes it. */
  public boolean needsUtf8() {
    return !value.chars().allMatch(c -> c < 0x80);
  }

  @Override
  public String toString() {
    return value;
  }

  /** Empty if it has none, which is no domain. */
  private static String aLabels(String domain) {
    try {
      return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
    } catch (IllegalArgumentException noDomain) {
      return "";
    }
  }

  private static boolean isMailbox(String text) {
    int at = text.lastIndexOf('@');
    return at > 0
        && at <= LONGEST_LOCAL_PART
        && text.length() <= MAX_LENGTH
        && isLocalPart(text.substring(0, at))
        && isDomain(text.substring(at + 1));
  }

  /**
   * A quoted local part is what the format of addresses in the whole product allows, too: no quote
   * and no backslash inside.
   */
  private static boolean isLocalPart(String text) {
    boolean quoted = text.length() > 2 && text.charAt(0) == '"' && text.endsWith("\"");
    return quoted
        ? text.substring(1, text.length() - 1).chars().allMatch(EnvelopeAddress::isQuotable)
        : isDotString(text);
  }

  private static boolean isQuotable(int c) {
    return c >= ' ' && c < 0x7f && c != '"' && c != '\\';
  }

  private static boolean isDotString(String text) {
    return !text.startsWith(".")
        && !text.endsWith(".")
        && !text.contains("..")
        && text.codePoints().allMatch(c -> c == '.' || isAtext(c));
  }

  /**
   * RFC 6531 allows all characters outside ASCII; those that print nothing are no letters, and
   * those that a careless writer narrows to a line end are refused, too (CVE-2025-7962).
   */
  private static boolean isAtext(int c) {
    if (c >= 0x80) {
      return (Character.isLetterOrDigit(c) || isMark(c))
          && Character.toString(c).chars().noneMatch(EnvelopeAddress::narrowsToLineEnd);
    }
    return isLetterOrDigit(c) || SPECIAL_ATEXT.indexOf(c) >= 0;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean narrowsToLineEnd(int unit) {
    int narrowed = unit & 0xff;
    return narrowed == '\r' || narrowed == '\n' || narrowed == 0;
  }

  private static boolean isDomain(String text) {
    for (String label : text.split("\\.", -1)) {
      boolean fits = !label.isEmpty() && label.length() <= LONGEST_LABEL;
      boolean framed = label.startsWith("-") || label.endsWith("-");
      if (!fits || framed || !label.chars().allMatch(c -> c == '-' || isLetterOrDigit(c))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}
