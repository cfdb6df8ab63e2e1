package org.mailpromoter.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A right implementation of a port of which one method is done wrong. */
final class WrongPort {
  private WrongPort() {}

  /** How the method is done. */
  @FunctionalInterface
  interface Wrong<T> {
    Object call(T right, Object[] arguments) throws Throwable;
  }

  static <T> T of(Class<T> port, T right, String method, Wrong<T> wrong) {
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
