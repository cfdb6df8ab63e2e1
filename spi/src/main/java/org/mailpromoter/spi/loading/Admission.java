package org.mailpromoter.spi.loading;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.PluginInfo;
import org.mailpromoter.spi.Spi;
import org.mailpromoter.spi.config.ConfigSpec;

/**
 * Reads the name, version and offers of a plugin once, so problems show when it is loaded. Any
 * exception rejects the plugin.
 */
final class Admission {
  private static final Pattern LEGAL = Pattern.compile("[a-z0-9-]{1,60}");

  /** Limits the length of a rejected name that is shown to people. */
  private static final int LONGEST_SHOWN = 80;

  private final String place;
  private final ReservedKeys reserved;
  private String plugin;

  private Admission(String place, ReservedKeys reserved) {
    this.place = place;
    this.reserved = reserved;
    this.plugin = place;
  }

  /** Accepts a plugin, or throws the reason for its rejection. */
  static LoadedPlugin admit(Plugin plugin, String place, ReservedKeys reserved)
      throws RefusedPlugin {
    Admission admission = new Admission(place, reserved);
    try {
      return admission.admitted(plugin);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw new RefusedPlugin(admission.plugin, place, LoadingFailure.sentence(e, place));
    }
  }

  private LoadedPlugin admitted(Plugin asked) throws RefusedPlugin {
    PluginInfo info = info(asked.info());
    LoadedPlugin loaded = new LoadedPlugin(info, place);
    take(
        loaded,
        new Kind<>(OfferKind.CONNECTOR, "connectors", each -> each.name(), loaded.connectors),
        asked.connectors(),
        each -> each.description(),
        each -> keys("servers", each.serverKeys(), "mailboxes", each.mailboxKeys()));
    take(
        loaded,
        new Kind<>(
            OfferKind.STRATEGY, "correlationStrategies", each -> each.name(), loaded.strategies),
        asked.correlationStrategies(),
        each -> each.description(),
        each -> keys("correlation", each.keys()));
    take(
        loaded,
        new Kind<>(
            OfferKind.DIRECTORY, "recordDirectories", each -> each.name(), loaded.directories),
        asked.recordDirectories(),
        each -> each.description(),
        each -> keys("directories", each.keys()));
    take(
        loaded,
        new Kind<>(OfferKind.SINK, "activitySinks", each -> each.name(), loaded.sinks),
        asked.activitySinks(),
        each -> each.description(),
        each -> keys("sinks", each.keys()));
    take(
        loaded,
        new Kind<>(
            OfferKind.POLICY_SOURCE, "policySources", each -> each.name(), loaded.policySources),
        asked.policySources(),
        each -> each.description(),
        each -> keys("policy-sources", each.keys()));
    take(
        loaded,
        new Kind<>(OfferKind.SENDER, "mailSenders", each -> each.name(), loaded.senders),
        asked.mailSenders(),
        each -> each.description(),
        each -> keys("senders", each.senderKeys(), "mailboxes", each.mailboxKeys()));
    take(
        loaded,
        new Kind<>(OfferKind.STORAGE, "storages", each -> each.name(), loaded.storages),
        asked.storages(),
        each -> each.description(),
        each -> keys("storage", each.keys()));
    return loaded;
  }

  /**
   * The version comes first: nothing else is reliable if the plugin was built for another
   * interface.
   */
  private PluginInfo info(@Nullable PluginInfo info) throws RefusedPlugin {
    if (info == null) {
      throw refused("its info() returns null. It must say name, version and SPI version.");
    }
    if (LEGAL.matcher(info.name()).matches()) {
      plugin = info.name();
    }
    if (info.spiMajor() != Spi.MAJOR || info.spiMinor() > Spi.MINOR) {
      throw refused(versionReason(info));
    }
    requireLegal("its name", info.name());
    return info;
  }

  private static String versionReason(PluginInfo info) {
    return "it was built for version "
        + info.spiMajor()
        + "."
        + info.spiMinor()
        + " of the plugin interface, and this program has "
        + Spi.MAJOR
        + "."
        + Spi.MINOR
        + ". Get a version of the plugin that was built for this one"
        + (info.spiMajor() == Spi.MAJOR ? ", or a newer mailpromoter." : ".");
  }

  /** Common checks of all offers of one kind. */
  private record Kind<T>(
      OfferKind kind, String method, Function<T, String> name, Map<String, T> into) {}

  private <T> void take(
      LoadedPlugin loaded,
      Kind<T> kind,
      @Nullable List<T> offered,
      Function<T, String> description,
      Function<T, Map<String, ConfigSpec>> keys)
      throws RefusedPlugin {
    if (offered == null) {
      throw refused("its " + kind.method() + "() returns null. It must return a list.");
    }
    for (T each : List.copyOf(required(offered, kind.method()))) {
      String name = kind.name().apply(each);
      requireLegal("the name of its " + kind.kind().words(), name);
      if (kind.into().putIfAbsent(name, each) != null) {
        throw refused("it offers the " + kind.kind().words() + " '" + name + "' twice.");
      }
      String words = description.apply(each);
      Map<String, ConfigSpec> specs = keys.apply(each);
      if (words == null || specs.containsValue(null)) {
        throw refused(
            "description or keys of its " + kind.kind().words() + " '" + name + "' are null.");
      }
      requireDistinct(kind.kind(), name, specs);
      loaded.offers(new Offer(kind.kind(), name, words, specs));
    }
  }

  private <T> List<T> required(List<T> offered, String method) throws RefusedPlugin {
    for (T each : offered) {
      if (each == null) {
        throw refused("the list that its " + method + "() returns holds null.");
      }
    }
    return offered;
  }

  private void requireDistinct(OfferKind kind, String name, Map<String, ConfigSpec> specs)
      throws RefusedPlugin {
    for (Map.Entry<String, ConfigSpec> section : specs.entrySet()) {
      Set<String> seen = new HashSet<>();
      for (var key : section.getValue().keys()) {
        String what = "its " + kind.words() + " '" + name + "' has the key '" + key.name() + "'";
        if (!seen.add(key.name())) {
          throw refused(what + " twice.");
        }
        if (reserved.in(section.getKey()).contains(key.name())) {
          throw refused(
              what
                  + " in the section "
                  + section.getKey()
                  + ", where the program itself has that key. Get a version with another key.");
        }
      }
    }
  }

  private void requireLegal(String what, @Nullable String name) throws RefusedPlugin {
    if (name == null || !LEGAL.matcher(name).matches()) {
      throw refused(
          what + ", '" + shown(name) + "', is not made of 1 to 60 of a-z, 0-9 and hyphens.");
    }
  }

  private static String shown(@Nullable String name) {
    return name != null && name.length() > LONGEST_SHOWN
        ? name.substring(0, LONGEST_SHOWN) + "..."
        : String.valueOf(name);
  }

  private RefusedPlugin refused(String reason) {
    return new RefusedPlugin(plugin, place, reason);
  }

  /** Nulls are kept, to be refused with the name of the offer. */
  private static Map<String, ConfigSpec> keys(String section, ConfigSpec spec) {
    Map<String, ConfigSpec> keys = new LinkedHashMap<>();
    keys.put(section, spec);
    return keys;
  }

  private static Map<String, ConfigSpec> keys(
      String section, ConfigSpec spec, String other, ConfigSpec otherSpec) {
    Map<String, ConfigSpec> keys = keys(section, spec);
    keys.put(other, otherSpec);
    return keys;
  }
}
