package org.mailpromoter.spi.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.EnumWords;

/**
 * One key of a configuration section: its type, meaning, default and bounds. Declare keys as
 * constants:
 *
 * <pre>{@code
 * static final ConfigKey<Integer> PORT =
 *     ConfigKey.integer("port", 1, 65_535).meaning("TCP port of the server").defaultsTo(993);
 * }</pre>
 *
 * Immutable.
 *
 * @param <T> the type of the value
 * @since 0.1
 */
public final class ConfigKey<T> {
  private final String name;
  private final String type;
  private final Reader<T> reader;
  private final String meaning;
  private final @Nullable T standard;
  private final String unwritten;
  private final boolean required;
  private final boolean secret;

  private ConfigKey(
      String name,
      String type,
      Reader<T> reader,
      String meaning,
      @Nullable T standard,
      String unwritten,
      boolean required,
      boolean secret) {
    this.name = Objects.requireNonNull(name, "name");
    this.type = type;
    this.reader = reader;
    this.meaning = meaning;
    this.standard = standard;
    this.unwritten = unwritten;
    this.required = required;
    this.secret = secret;
  }

  /** Any text that is not blank. */
  public static ConfigKey<String> text(String name) {
    return key(name, "text", value -> nonBlank(scalar(value)));
  }

  /** A list of texts; a single text is a list of one. */
  public static ConfigKey<List<String>> texts(String name) {
    return key(name, "list of texts", RawValue::texts);
  }

  /** A whole number within bounds. */
  public static ConfigKey<Integer> integer(String name, int least, int most) {
    String type = "whole number from " + least + " to " + most;
    return key(name, type, value -> wholeNumber(scalar(value), least, most, type));
  }

  /** Yes or no. */
  public static ConfigKey<Boolean> flag(String name) {
    return key(name, "true or false", value -> yesOrNo(scalar(value)));
  }

  /** A duration such as {@code 30s}, {@code 5m}, {@code 1h} or {@code 2d}, not negative. */
  public static ConfigKey<Duration> duration(String name) {
    return key(name, "duration such as 30s, 5m or 1h", value -> positiveDuration(scalar(value)));
  }

  /** A path, relative to the folder of the configuration file. */
  public static ConfigKey<Path> path(String name) {
    return key(name, "path", ConfigKey::resolve);
  }

  /** A password or token, which is read each time it is used. */
  public static ConfigKey<Secret> secret(String name) {
    return new ConfigKey<>(
        name,
        "secret: ${VARIABLE} or file:PATH",
        value -> value.secrets().apply(nonBlank(scalar(value))),
        "",
        null,
        "",
        false,
        true);
  }

  /** One of the constants of an enum, written in lower case with hyphens. */
  public static <E extends Enum<E>> ConfigKey<E> choice(String name, Class<E> type) {
    return choice(name, List.of(type.getEnumConstants()));
  }

  /** One of some constants of an enum, written in lower case with hyphens. */
  public static <E extends Enum<E>> ConfigKey<E> choice(String name, List<E> constants) {
    List<E> copy = List.copyOf(constants);
    String words = copy.stream().map(EnumWords::of).collect(Collectors.joining(", "));
    return key(name, "one of " + words, value -> constant(copy, scalar(value), words));
  }

  /** Returns this key with a sentence that describes its purpose. */
  public ConfigKey<T> meaning(String sentence) {
    return new ConfigKey<>(name, type, reader, sentence, standard, unwritten, required, secret);
  }

  /** Returns this key with a default. */
  public ConfigKey<T> defaultsTo(T value) {
    return new ConfigKey<>(
        name, type, reader, meaning, Objects.requireNonNull(value, "value"), "", false, secret);
  }

  /**
   * Returns this key with a default that is parsed like a text in the file; for paths, which are
   * relative to the file.
   */
  public ConfigKey<T> unwritten(String text) {
    return new ConfigKey<>(name, type, reader, meaning, null, text, false, secret);
  }

  /** Returns this key as a required key. */
  public ConfigKey<T> mandatory() {
    return new ConfigKey<>(name, type, reader, meaning, null, "", true, secret);
  }

  /** The key as it is in the file. */
  public String name() {
    return name;
  }

  /** The format of values, for people. */
  public String type() {
    return type;
  }

  /** The purpose of the key, for people. */
  public String meaning() {
    return meaning;
  }

  /** The default value. */
  public Optional<T> standard() {
    return Optional.ofNullable(standard);
  }

  /** The default as text, for people; empty if there is none. */
  public String standardText() {
    return standard == null ? unwritten : shown(standard);
  }

  String unwritten() {
    return unwritten;
  }

  /** Whether it must be given. */
  public boolean required() {
    return required;
  }

  /** Whether the value must never be shown. */
  public boolean isSecret() {
    return secret;
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException with a sentence for people if the value is wrong
   */
  public T read(RawValue value) {
    return reader.read(value);
  }

  @Override
  public String toString() {
    return name;
  }

  private static <T> ConfigKey<T> key(String name, String type, Reader<T> reader) {
    return new ConfigKey<>(name, type, reader, "", null, "", false, false);
  }

  private static String shown(Object value) {
    if (value instanceof Duration duration) {
      return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
    return value instanceof Enum<?> constant ? EnumWords.of(constant) : String.valueOf(value);
  }

  private static String scalar(RawValue value) {
    if (value.list()) {
      throw new IllegalArgumentException("expected a single value, found a list");
    }
    return value.texts().get(0);
  }

  private static String nonBlank(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("the value is empty");
    }
    return text;
  }

  private static int wholeNumber(String text, int least, int most, String type) {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected a " + type + ", found '" + text + "'", e);
    }
    throw new IllegalArgumentException("expected a " + type + ", found '" + text + "'");
  }

  private static boolean yesOrNo(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw new IllegalArgumentException("expected true or false, found '" + text + "'");
    };
  }

  private static Duration positiveDuration(String text) {
    String compact = text.strip().toUpperCase(Locale.ROOT);
    try {
      Duration duration = Duration.parse(compact.endsWith("D") ? "P" + compact : "PT" + compact);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "expected a duration such as 30s, 5m or 1h, found '" + text + "'", e);
    }
    throw new IllegalArgumentException("a duration cannot be negative: '" + text + "'");
  }

  private static Path resolve(RawValue value) {
    Path folder = value.location().file().toAbsolutePath().getParent();
    Path given = Path.of(nonBlank(scalar(value)));
    return folder == null ? given : folder.resolve(given).normalize();
  }

  private static <E extends Enum<E>> E constant(List<E> constants, String text, String words) {
    for (E constant : constants) {
      if (EnumWords.of(constant).equalsIgnoreCase(text.strip())) {
        return constant;
      }
    }
    throw new IllegalArgumentException("expected one of " + words + ", found '" + text + "'");
  }

  /** Turns a raw value into a typed one, or throws {@link IllegalArgumentException}. */
  private interface Reader<T> {
    T read(RawValue value);
  }
}
