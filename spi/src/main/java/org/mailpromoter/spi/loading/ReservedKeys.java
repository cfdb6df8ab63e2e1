package org.mailpromoter.spi.loading;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.spi.config.ConfigKey;

/**
 * The host's own keys in a section of the configuration, which plugins cannot offer there.
 * Immutable.
 *
 * @since 0.1
 */
public final class ReservedKeys {
  /** A host without keys of its own. */
  public static final ReservedKeys NONE = new ReservedKeys(Map.of());

  private final Map<String, List<String>> bySection;

  private ReservedKeys(Map<String, List<String>> bySection) {
    this.bySection = bySection;
  }

  /** The same, and the keys of another section. */
  public ReservedKeys and(String section, Collection<ConfigKey<?>> keys) {
    Map<String, List<String>> all = new LinkedHashMap<>(bySection);
    all.put(section, keys.stream().map(ConfigKey::name).toList());
    return new ReservedKeys(all);
  }

  /** The names of the keys of the host in a section, in the order of its documentation. */
  public List<String> in(String section) {
    return bySection.getOrDefault(section, List.of());
  }

  /** The sections in which the host has keys. */
  public List<String> sections() {
    return List.copyOf(bySection.keySet());
  }
}
