package org.mailpromoter.installation;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.guard.Thrown;
import org.mailpromoter.spi.config.SecretException;

/**
 * Lets a plugin create one of its parts. No plugin is trusted, including ours: what it throws is a
 * problem of the section that configures the part.
 */
final class ForeignPart {
  private ForeignPart() {}

  /**
   * A part.
   *
   * @param what which part of which plugin, for people: {@code the sink 'webhook'}
   * @param maker the plugin's factory
   * @throws IllegalArgumentException if the plugin rejects the configuration or fails
   * @throws SecretException if a secret cannot be read
   */
  static <T> T made(String what, Supplier<@Nullable T> maker) {
    try {
      T part = maker.get();
      if (part != null) {
        return part;
      }
    } catch (IllegalArgumentException | SecretException e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw defect(what, Thrown.words(e));
    }
    throw defect(what, "it returned null");
  }

  private static IllegalArgumentException defect(String what, String how) {
    return new IllegalArgumentException(
        what
            + " cannot be created from this configuration:  "
            + how
            + ". This is a defect of its plugin: install another version, or remove it from"
            + " plugins/");
  }

  /**
   * Creates a part at once, so that problems appear when the configuration is read, and returns
   * that part first. A secret that cannot be read appears when the part is used.
   */
  static <T extends AutoCloseable> Supplier<T> tried(Supplier<T> maker) {
    AtomicReference<@Nullable T> first = new AtomicReference<>();
    try {
      first.set(maker.get());
    } catch (SecretException e) {
      // it is reported when the part is used, and by check-config
    }
    return () -> {
      T made = first.getAndSet(null);
      return made == null ? maker.get() : made;
    };
  }
}
