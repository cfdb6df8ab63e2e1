package org.mailpromoter.graph.stub.store;

import java.util.Optional;

/**
 * Something to tell in a round of delta.
 *
 * @param item the item; empty where it is gone
 * @param number its number
 * @param position what the next page begins behind
 * @param isNew whether the client cannot know it yet
 */
public record DeltaRow(Optional<StoredItem> item, int number, int position, boolean isNew) {
  static DeltaRow of(StoredItem item, int position, boolean isNew) {
    return new DeltaRow(Optional.of(item), item.number(), position, isNew);
  }

  static DeltaRow gone(int number, int position) {
    return new DeltaRow(Optional.empty(), number, position, false);
  }

  /** The same with another position. */
  public DeltaRow at(int other) {
    return new DeltaRow(item, number, other, isNew);
  }
}
