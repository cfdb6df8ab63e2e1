package org.mailpromoter.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.mailpromoter.spi.loading.OfferKind;

/**
 * A configuration of one part that a plugin offers, for {@link PluginContract}. Values are written
 * as in a file. {@code {folder}} is replaced by a folder that is empty, and {@code {port}} by a
 * port of {@code localhost} on which something listens: they show whether a part looks into files
 * or connects before it is used.
 *
 * @param kind what kind of part
 * @param name by which name it is chosen
 * @param sections the values by section: {@code servers} and {@code mailboxes} for a connector,
 *     {@code senders} and {@code mailboxes} for a mail sender, otherwise {@code correlation},
 *     {@code directories}, {@code sinks}, {@code policy-sources} or {@code storage}
 * @since 0.1
 */
public record PluginExample(
    OfferKind kind, String name, Map<String, Map<String, String>> sections) {
  /** Copies the maps. */
  public PluginExample {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    sections = Map.copyOf(sections);
  }

  /** A server profile and a mailbox behind it. */
  public static PluginExample connector(
      String name, Map<String, String> server, Map<String, String> mailbox) {
    return new PluginExample(
        OfferKind.CONNECTOR, name, Map.of("servers", server, "mailboxes", mailbox));
  }

  /** A section of {@code correlation}. */
  public static PluginExample strategy(String name, Map<String, String> values) {
    return new PluginExample(OfferKind.STRATEGY, name, Map.of("correlation", values));
  }

  /** A section of {@code directories}. */
  public static PluginExample directory(String name, Map<String, String> values) {
    return new PluginExample(OfferKind.DIRECTORY, name, Map.of("directories", values));
  }

  /** A section of {@code sinks}. */
  public static PluginExample sink(String name, Map<String, String> values) {
    return new PluginExample(OfferKind.SINK, name, Map.of("sinks", values));
  }

  /** A section of {@code policy-sources}. */
  public static PluginExample policySource(String name, Map<String, String> values) {
    return new PluginExample(OfferKind.POLICY_SOURCE, name, Map.of("policy-sources", values));
  }

  /** A way out, and a mailbox that sends through it. */
  public static PluginExample sender(
      String name, Map<String, String> sender, Map<String, String> mailbox) {
    return new PluginExample(
        OfferKind.SENDER, name, Map.of("senders", sender, "mailboxes", mailbox));
  }

  /** The section {@code storage}. */
  public static PluginExample storage(String name, Map<String, String> values) {
    return new PluginExample(OfferKind.STORAGE, name, Map.of("storage", values));
  }

  Map<String, String> values(String section, PluginPlayground playground) {
    Map<String, String> values = new LinkedHashMap<>();
    sections
        .getOrDefault(section, Map.of())
        .forEach((key, value) -> values.put(key, playground.filledIn(value)));
    return values;
  }
}
