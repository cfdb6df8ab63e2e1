package org.mailpromoter.composer.template;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a template can name.
 *
 * @since 0.1
 */
public enum TemplateField {
  /** The name of the first recipient; the address if there is no name. */
  RECIPIENT_NAME("recipient.name"),
  /** The address of the first recipient. */
  RECIPIENT_ADDRESS("recipient.address"),
  /** The name of the sender; the address if there is no name. */
  SENDER_NAME("sender.name"),
  /** The address of the sender. */
  SENDER_ADDRESS("sender.address"),
  /** The record that the mail is about, as people call it; may be empty. */
  REGARDING("regarding"),
  /** The subject of the conversation; may be empty. */
  SUBJECT("subject"),
  /** The day on which the mail is written. */
  DATE("date");

  private final String word;

  TemplateField(String word) {
    this.word = word;
  }

  /** What stands between the braces. */
  public String word() {
    return word;
  }

  /** The field that a word names. */
  public static Optional<TemplateField> named(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(TemplateField::word).toList();
  }
}
