package org.mailpromoter.core.fault;

/**
 * The identity of a kind of failure. Each module has one enum that implements this interface, for
 * example {@code imap/authentication-refused}. Implementations are immutable.
 *
 * @since 0.1
 */
public interface ErrorCode {
  /** Stable text id, the module's name first: {@code imap/host-not-found}. */
  String id();

  /**
   * The id of a constant: the name of its module, and its word.
   *
   * @param module for example {@code imap}
   * @return for example {@code imap/host-not-found} for {@code HOST_NOT_FOUND}
   */
  static String id(String module, Enum<?> constant) {
    return module + "/" + EnumWords.of(constant);
  }

  /** What it means. */
  ErrorMeaning meaning();

  /** How far the failure reaches. */
  default FaultScope scope() {
    return meaning().scope();
  }

  /** Whether trying again can help. */
  default Retry retry() {
    return meaning().retry();
  }

  /**
   * One or two sentences that say what a person should do now. They name no command of a program.
   */
  default String remedy() {
    return meaning().remedy();
  }
}
