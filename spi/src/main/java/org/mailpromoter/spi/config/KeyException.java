package org.mailpromoter.spi.config;

import java.util.Objects;

/**
 * A part refuses what one key says, or needs a key that is not given. The host reports it at that
 * key, also if it is in another section than the part: a mailbox finds what is wrong in the profile
 * of its server.
 *
 * <pre>{@code
 * throw new KeyException(config, URL, "'" + text + "' is not an address");
 * }</pre>
 *
 * @since 0.1
 */
public final class KeyException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient Config config;
  private final String key;
  private final String problem;

  /**
   * A problem.
   *
   * @param config the values that the part was given with this key
   * @param problem what is wrong and what is expected, as it reads after the key and a colon;
   *     without a final full stop
   */
  public KeyException(Config config, ConfigKey<?> key, String problem) {
    super(key.name() + ": " + Objects.requireNonNull(problem, "problem"));
    this.config = Objects.requireNonNull(config, "config");
    this.key = key.name();
    this.problem = problem;
  }

  /** Whether the key is in these values, the very ones that the part was given. */
  public boolean isIn(Config given) {
    return given == config;
  }

  /** The name of the key. */
  public String key() {
    return key;
  }

  /** What is wrong, without the key. */
  public String problem() {
    return problem;
  }
}
