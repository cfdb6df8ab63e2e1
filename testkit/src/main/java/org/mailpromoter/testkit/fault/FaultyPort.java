package org.mailpromoter.testkit.fault;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;

/**
 * A port, for example an {@link org.mailpromoter.core.store.ActivityStore}, before which the
 * process dies at some step. Every call takes two steps: one before and one after it is done, since
 * a process may die in between.
 *
 * @since 0.1
 */
public final class FaultyPort {
  private FaultyPort() {}

  /**
   * A port that fails where the crash point says.
   *
   * @param port the interface
   * @param behind does the work
   * @param crash says when to fail
   */
  public static <T> T of(Class<T> port, T behind, CrashPoint crash) {
    Objects.requireNonNull(behind, "behind");
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> call(method, behind, arguments, crash)));
  }

  private static Object call(Method method, Object behind, Object[] arguments, CrashPoint crash)
      throws Throwable {
    crash.step("before " + method.getName());
    try {
      Object answer = method.invoke(behind, arguments);
      crash.step("after " + method.getName());
      return answer;
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
