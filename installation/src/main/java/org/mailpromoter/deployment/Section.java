package org.mailpromoter.deployment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigProblem;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.KeyException;
import org.mailpromoter.spi.config.Location;
import org.mailpromoter.spi.config.RawValue;
import org.mailpromoter.spi.config.Secret;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A mapping of the file with its full name; problems go to the reading they belong to. */
final class Section {
  private final String path;
  private final Location at;
  private final Map<String, Node> entries;
  private final Map<String, Location> places;
  private final Reading reading;
  private final @Nullable Section below;

  private Section(
      String path,
      Location at,
      Map<String, Node> entries,
      Map<String, Location> places,
      Reading reading) {
    this(path, at, entries, places, reading, null);
  }

  private Section(
      String path,
      Location at,
      Map<String, Node> entries,
      Map<String, Location> places,
      Reading reading,
      @Nullable Section below) {
    this.below = below;
    this.path = path;
    this.at = at;
    this.entries = entries;
    this.places = places;
    this.reading = reading;
  }

  /** The whole document. */
  static Section root(Path file, Optional<Node> document, Reading reading) {
    Location start = new Location(file, 1);
    return document
        .map(node -> of("", node, start, reading))
        .orElseGet(() -> new Section("", start, Map.of(), Map.of(), reading));
  }

  /** The root of another file that belongs to the same reading. */
  Section rootOf(Path file, Optional<Node> document) {
    return root(file, document, reading);
  }

  /** This section, and what another one has that this one has not, at every depth. */
  Section over(Section other) {
    return other.names().isEmpty() ? this : new Section(path, at, entries, places, reading, other);
  }

  private static Section of(String path, Node node, Location parent, Reading reading) {
    Location at = location(node, parent.file());
    Map<String, Node> entries = new LinkedHashMap<>();
    Map<String, Location> places = new LinkedHashMap<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        add(path, tuple, at, entries, places, reading);
      }
    } else if (!isEmpty(node)) {
      reading.problem(at, path.isEmpty() ? "(file)" : path, "expected keys with values below it");
    }
    return new Section(path, at, entries, places, reading);
  }

  private static void add(
      String path,
      NodeTuple tuple,
      Location at,
      Map<String, Node> entries,
      Map<String, Location> places,
      Reading reading) {
    String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
    Location place = location(tuple.getKeyNode(), at.file());
    if (entries.containsKey(name)) {
      reading.problem(place, full(path, name), "is given twice");
    }
    entries.put(name, tuple.getValueNode());
    places.put(name, place);
  }

  String path() {
    return path;
  }

  Location at() {
    return at;
  }

  Set<String> names() {
    if (below == null) {
      return entries.keySet();
    }
    Set<String> names = new LinkedHashSet<>(entries.keySet());
    names.addAll(below.names());
    return names;
  }

  /** Refuses every key that is not one of these. */
  void allowOnly(Collection<String> known) {
    names()
        .forEach(
            name -> {
              if (!known.contains(name)) {
                reading.problem(placeOf(name), full(path, name), ConfigSpec.unknown(name, known));
              }
            });
  }

  /** The section below a key; an empty one when the key is absent. */
  Section section(String name) {
    Node node = entries.get(name);
    if (node == null) {
      return below == null
          ? new Section(full(path, name), at, Map.of(), Map.of(), reading)
          : below.section(name);
    }
    Section own = of(full(path, name), node, at, reading);
    return below == null ? own : own.over(below.section(name));
  }

  /** The values of this section as text, references resolved; keys of {@code except} left out. */
  Map<String, RawValue> values(Set<String> except, Set<String> secrets) {
    Map<String, RawValue> values = new LinkedHashMap<>();
    entries.forEach(
        (name, node) -> {
          if (!except.contains(name)) {
            raw(name, node, secrets.contains(name)).ifPresent(raw -> values.put(name, raw));
          }
        });
    if (below != null) {
      Set<String> own = new HashSet<>(except);
      own.addAll(entries.keySet());
      values.putAll(below.values(own, secrets));
    }
    return values;
  }

  /** The value of one key, which chooses how the others are read. */
  <T> Optional<T> chosen(ConfigKey<T> key) {
    Set<String> others = new HashSet<>(names());
    others.remove(key.name());
    Map<String, RawValue> only = values(others, Set.of());
    return ConfigSpec.of(key).read(path, at, only, reading::problem).find(key);
  }

  /** Whether a mandatory key is missing. */
  boolean lacks(ConfigKey<?> key) {
    return key.required() && !names().contains(key.name());
  }

  /** Reads this section as one of these keys; problems go to the reading. */
  Config read(ConfigSpec keys) {
    return read(keys, Set.of());
  }

  private Config read(ConfigSpec keys, Set<String> except) {
    Set<String> secrets =
        keys.keys().stream()
            .filter(ConfigKey::isSecret)
            .map(ConfigKey::name)
            .collect(Collectors.toSet());
    return read(keys, values(except, secrets));
  }

  /** The same for who has the values already, none of which is a secret. */
  Config read(ConfigSpec keys, Map<String, RawValue> values) {
    Config config = keys.read(path, at, values, reading::problem);
    reading.read(this, keys, config);
    return config;
  }

  /**
   * Reads this section although the kind that it is for is not known, so that this hides no other
   * mistake: the common keys, and each other key as a kind reads it that has one of this name.
   *
   * @param choice the key that names the kind, whose problems are noted already
   * @param kinds the own keys of every kind
   */
  Config readUnchosen(ConfigKey<?> choice, ConfigSpec common, Stream<ConfigSpec> kinds) {
    List<ConfigKey<?>> others = kinds.flatMap(each -> each.keys().stream()).toList();
    allowOnly(
        Stream.concat(common.keys().stream(), others.stream())
            .map(ConfigKey::name)
            .distinct()
            .toList());
    Set<String> unread = new HashSet<>(names());
    ConfigSpec keys = ConfigSpec.NONE;
    for (ConfigKey<?> key : common.keys()) {
      if (key != choice) {
        unread.remove(key.name());
        keys = keys.and(ConfigSpec.of(key));
      }
    }
    for (String name : List.copyOf(unread)) {
      List<ConfigKey<?>> named = others.stream().filter(key -> key.name().equals(name)).toList();
      if (!named.isEmpty()) {
        unread.remove(name);
        keys = keys.and(ConfigSpec.of(likely(named)));
      }
    }
    return read(keys, unread);
  }

  /** The key that accepts the value, the first of them if none does. */
  private ConfigKey<?> likely(List<ConfigKey<?>> named) {
    return named.stream()
        .filter(key -> !key.isSecret() && isAccepted(key))
        .findFirst()
        .orElse(named.get(0));
  }

  private boolean isAccepted(ConfigKey<?> key) {
    Set<String> others = new HashSet<>(names());
    others.remove(key.name());
    List<ConfigProblem> problems = new ArrayList<>();
    ConfigSpec.of(key).read(path, at, values(others, Set.of()), problems::add);
    return problems.isEmpty();
  }

  /** The place of a key, or of the section if the key is not given. */
  Location placeOf(String name) {
    Location place = places.get(name);
    if (place != null) {
      return place;
    }
    return below != null && below.names().contains(name) ? below.placeOf(name) : at;
  }

  private Optional<RawValue> raw(String name, Node node, boolean secret) {
    Location place = places.getOrDefault(name, at);
    if (node instanceof ScalarNode scalar && secret) {
      return Optional.of(secret(scalar.getValue(), place, full(path, name)));
    }
    if (node instanceof ScalarNode scalar) {
      return reading
          .resolve(place, full(path, name), scalar.getValue())
          .map(text -> RawValue.of(text, place));
    }
    if (node instanceof SequenceNode list && list.getValue().stream().allMatch(Section::isScalar)) {
      List<String> texts =
          list.getValue().stream()
              .map(item -> ((ScalarNode) item).getValue())
              .flatMap(text -> reading.resolve(place, full(path, name), text).stream())
              .toList();
      return Optional.of(new RawValue(texts, true, place));
    }
    reading.problem(place, full(path, name), "expected a value or a list of values");
    return Optional.empty();
  }

  private RawValue secret(String text, Location place, String key) {
    return new RawValue(
        List.of(text), false, place, written -> reading.secret(place, key, written));
  }

  /**
   * A part that can be made of this section. Problems that only the part itself can find are noted.
   *
   * @param making makes it from what was read
   * @param trial tries it, see {@link PartTrial}
   */
  <T> Optional<T> tried(Supplier<T> making, Consumer<T> trial) {
    try {
      T part = making.get();
      trial.accept(part);
      return Optional.of(part);
    } catch (KeyException e) {
      problem(e.key(), e.problem());
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      problem("", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  void problem(String name, String message) {
    reading.problem(doubt(name, message));
  }

  /** A problem of a key, or of the section if the key is empty; it is not noted. */
  ConfigProblem doubt(String name, String message) {
    return new ConfigProblem(placeOf(name), name.isEmpty() ? path : full(path, name), message);
  }

  void problem(ConfigProblem problem) {
    reading.problem(problem);
  }

  private static boolean isScalar(Node node) {
    return node instanceof ScalarNode;
  }

  private static boolean isEmpty(Node node) {
    return node instanceof ScalarNode scalar && scalar.getValue().isEmpty();
  }

  private static String full(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static Location location(Node node, Path file) {
    return new Location(file, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1));
  }

  /** Where problems and references of one reading go. */
  interface Reading {
    /** Notes a problem. */
    void problem(Location at, String key, String message);

    /** Puts the environment into a value; empty when that cannot be done, which is noted. */
    Optional<String> resolve(Location at, String key, String text);

    /** A secret, which is read when it is used. */
    Secret secret(Location at, String key, String text);

    /** Is notified of what was read, for later checks. */
    default void read(Section section, ConfigSpec keys, Config values) {}

    /** A problem as a value. */
    default void problem(ConfigProblem problem) {
      problem(problem.location(), problem.key(), problem.message());
    }
  }
}
