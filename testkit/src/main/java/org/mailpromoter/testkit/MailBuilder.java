package org.mailpromoter.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Builds mail for tests. Not thread-safe.
 *
 * @since 0.1
 */
public final class MailBuilder {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final List<String> fields = new ArrayList<>();
  private String id = "<mail-" + NUMBER.incrementAndGet() + "@test.example>";
  private String body = "Hello.\n";

  private MailBuilder() {}

  /** A mail with a Message-ID of its own and nothing else. */
  public static MailBuilder mail() {
    return new MailBuilder();
  }

  /** Sets the Message-ID, in angle brackets. */
  public MailBuilder id(String value) {
    id = value;
    return this;
  }

  /** Adds From. */
  public MailBuilder from(String value) {
    return field("From", value);
  }

  /** Adds To. */
  public MailBuilder to(String value) {
    return field("To", value);
  }

  /** Adds Cc. */
  public MailBuilder cc(String value) {
    return field("Cc", value);
  }

  /** Adds Subject. */
  public MailBuilder subject(String value) {
    return field("Subject", value);
  }

  /** Adds Date. */
  public MailBuilder date(String value) {
    return field("Date", value);
  }

  /** Adds In-Reply-To. */
  public MailBuilder inReplyTo(String value) {
    return field("In-Reply-To", value);
  }

  /** Adds any field. */
  public MailBuilder field(String name, String value) {
    fields.add(name + ": " + value);
    return this;
  }

  /** Sets the text. */
  public MailBuilder body(String value) {
    body = value;
    return this;
  }

  /** The Message-ID. */
  public String id() {
    return id;
  }

  /** The message with LF line ends. */
  public byte[] bytes() {
    String header = String.join("\n", fields);
    String ownId = id.isEmpty() ? "" : "Message-ID: " + id + "\n";
    return (ownId + header + (header.isEmpty() ? "" : "\n") + "\n" + body)
        .getBytes(StandardCharsets.UTF_8);
  }
}
