package org.mailpromoter.installation;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.guard.Thrown;
import org.mailpromoter.spi.config.SecretException;

/**
 * Lets a plugin make one of its parts. No plugin is trusted, ours no more than others: what it
 * throws is a problem of the section that configures the part.
 */
final class ForeignPart {
  private ForeignPart() {}

  /**
   * A part.
   *
   * @param what which part of which plugin, for people: {@code the sink 'webhook'}
   * @param maker the plugin's factory
   * @throws IllegalArgumentException if the configuration is wrong, as the plugin says, or the
   *     plugin makes nothing of it
   * @throws SecretException if a secret cannot be read here and now
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
            + " cannot be made of this: "
            + how
            + ". This is a defect of its plugin: get another version, or take it out of plugins/");
  }

  /**
   * Makes a part at once, so that what is wrong shows where the configuration is read, and hands
   * that very part out first. A secret that cannot be read shows when the part is used.
   */
  static <T extends AutoCloseable> Supplier<T> tried(Supplier<T> maker) {
    AtomicReference<@Nullable T> first = new AtomicReference<>();
    try {
      first.set(maker.get());
    } catch (SecretException e) {
      // it is told when the part is used, and by check-config
    }
    return () -> {
      T made = first.getAndSet(null);
      return made == null ? maker.get() : made;
    };
  }
}
