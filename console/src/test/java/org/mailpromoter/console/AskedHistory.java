package org.mailpromoter.console;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.deployment.StorageDeployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.spi.StorageFactory;

/** Notes what is asked of the history of decisions of an installation. */
final class AskedHistory {
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** What was asked since the last call. */
  List<String> asked() {
    List<String> all = List.copyOf(asked);
    asked.clear();
    return all;
  }

  /** The same installation, whose history notes what it is asked. */
  Installation of(Installation parts) throws Exception {
    StorageDeployment storage = parts.deployment().storage();
    StorageFactory kind =
        instead(StorageFactory.class, storage.kind(), "open", each -> storage((Storage) each));
    return new Installation(
        with(parts.deployment(), "storage", new StorageDeployment(kind, storage.config())),
        new PartMaker(),
        parts.clock());
  }

  private Storage storage(Storage storage) {
    return instead(
        Storage.class, storage, "decisionHistory", each -> noting((DecisionHistory) each));
  }

  private DecisionHistory noting(DecisionHistory history) {
    return proxy(
        DecisionHistory.class,
        (self, method, arguments) -> {
          asked.add(method.getName());
          return call(history, method, arguments);
        });
  }

  /** One component of the record is another. */
  static Deployment with(Deployment deployment, String name, Object other) throws Exception {
    RecordComponent[] parts = Deployment.class.getRecordComponents();
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      values[i] =
          parts[i].getName().equals(name) ? other : parts[i].getAccessor().invoke(deployment);
    }
    Class<?>[] types = Stream.of(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    return Deployment.class.getConstructor(types).newInstance(values);
  }

  /** What one method returns is another. */
  private static <T> T instead(Class<T> type, T of, String name, UnaryOperator<Object> other) {
    return proxy(
        type,
        (self, method, arguments) -> {
          Object result = call(of, method, arguments);
          return method.getName().equals(name) ? other.apply(result) : result;
        });
  }

  private static Object call(Object of, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(of, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
