package org.mailpromoter.testkit.fault;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * A right implementation of a port of which one method is done wrong, so that a contract can be
 * seen to catch it.
 *
 * @since 0.1
 */
public final class WrongPort {
  private WrongPort() {}

  /** How the method is done. */
  @FunctionalInterface
  public interface Wrong<T> {
    /**
     * Does it.
     *
     * @param right the right implementation
     * @param arguments those of the call
     */
    Object call(T right, Object[] arguments) throws Throwable;
  }

  /**
   * The wrong port.
   *
   * @param port the interface
   * @param right does what is not done wrong
   * @param method the name of the method
   * @param wrong how the method is done
   */
  public static <T> T of(Class<T> port, T right, String method, Wrong<T> wrong) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, called, arguments) -> {
              if (called.getName().equals(method)) {
                return wrong.call(right, arguments);
              }
              try {
                return called.invoke(right, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
