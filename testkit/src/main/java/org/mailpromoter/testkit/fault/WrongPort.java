package org.mailpromoter.testkit.fault;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Makes an implementation of a port with one wrong method, to show that a contract refuses it.
 *
 * @since 0.1
 */
public final class WrongPort {
  private WrongPort() {}

  /** A wrong implementation of a method. */
  @FunctionalInterface
  public interface Wrong<T> {
    /**
     * Runs instead of the method.
     *
     * @param right the right implementation
     * @param arguments those of the call
     */
    Object call(T right, Object[] arguments) throws Throwable;
  }

  /**
   * Makes a wrong port.
   *
   * @param port the interface
   * @param right handles all other methods
   * @param method the name of the method
   * @param wrong the wrong implementation of it
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
