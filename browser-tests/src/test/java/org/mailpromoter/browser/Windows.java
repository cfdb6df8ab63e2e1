package org.mailpromoter.browser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Several browsers at work at once, each on a thread of its own: while one waits for a page, the
 * others use the processor.
 */
final class Windows implements AutoCloseable {
  private static final int MANY = Math.max(2, Runtime.getRuntime().availableProcessors());

  private final List<Window> all = new ArrayList<>();
  private int next;

  Windows() {
    for (int i = 0; i < MANY; i++) {
      all.add(new Window());
    }
  }

  /** A browser with a tab for each visitor of a console. */
  private static final class Window {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Map<Visitor, Tab> tabs = new HashMap<>();

    private CompletableFuture<List<String>> look(
        Visitor visitor, Function<Tab, List<String>> check) {
      Supplier<List<String>> work = () -> check.apply(tabs.computeIfAbsent(visitor, Visitor::tab));
      return CompletableFuture.supplyAsync(work, thread);
    }

    private void close() {
      CompletableFuture.runAsync(
              () -> {
                tabs.values().forEach(Tab::close);
                Suite.closeBrowser();
              },
              thread)
          .join();
      thread.shutdown();
    }
  }

  /** Somebody who looks at a console. */
  record Visitor(RunningConsole console, String cookie) {
    /** The administrator. */
    static Visitor administrator(RunningConsole console) {
      return new Visitor(console, console.cookie());
    }

    /** Somebody who is not logged in. */
    static Visitor nobody(RunningConsole console) {
      return new Visitor(console, "");
    }

    private Tab tab() {
      return cookie.isEmpty() ? Tab.loggedOut(console) : Tab.with(console, cookie);
    }
  }

  /** Has a page looked at as soon as a browser is free. */
  CompletableFuture<List<String>> look(Visitor visitor, Function<Tab, List<String>> check) {
    next = (next + 1) % all.size();
    return all.get(next).look(visitor, check);
  }

  @Override
  public void close() {
    all.forEach(Window::close);
  }
}
