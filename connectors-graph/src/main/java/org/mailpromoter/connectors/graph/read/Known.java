package org.mailpromoter.connectors.graph.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.core.mailbox.Cursor;

/**
 * The messages of one mailbox that the engine was told of in this process, so that changes of them
 * are no arrivals and a sweep reports only others. A page counts as told when the engine comes back
 * with the cursor behind it: before, its messages may not be stored. Bounded; thread-safe.
 */
public final class Known {
  /** More than a sweep looks at. */
  private static final int MOST = 5_000;

  private final Map<String, Memory> folders = new HashMap<>();

  /** Nothing is known. */
  public Known() {}

  private static final class Memory {
    private final Set<Long> told = new LinkedHashSet<>();
    private List<Long> page = List.of();
    private String behind = "";

    void tell(Long digest) {
      told.remove(digest);
      told.add(digest);
      if (told.size() > MOST) {
        told.remove(told.iterator().next());
      }
    }
  }

  /** The engine asks with a cursor. */
  synchronized void askedWith(String folder, Cursor cursor) {
    Memory memory = memory(folder);
    if (cursor.token().equals(memory.behind)) {
      memory.page.forEach(memory::tell);
    }
    memory.page = List.of();
    memory.behind = "";
    if (cursor.isStart()) {
      memory.told.clear();
    }
  }

  /** A page is handed out. */
  synchronized void handedOut(String folder, List<String> ids, Cursor next) {
    Memory memory = memory(folder);
    memory.page = new ArrayList<>(ids.stream().map(Digest::of).toList());
    memory.behind = next.token();
  }

  synchronized boolean has(String folder, String id) {
    return memory(folder).told.contains(Digest.of(id));
  }

  private Memory memory(String folder) {
    return folders.computeIfAbsent(folder, unused -> new Memory());
  }
}
