package org.mailpromoter.testkit;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.mailpromoter.core.history.Progress;

/** A progress that ends the work when it is called for the nth time. */
final class Cancelling implements Progress {
  private final int at;
  private int calls;

  private Cancelling(int at) {
    this.at = at;
  }

  /**
   * Does work again and again, which is ended at its first call, then at its second, and so on,
   * until it comes to its end.
   *
   * @param work what a progress can end
   * @param afterwards is called after each time that the work was ended
   * @return how often the work was ended
   */
  static int atEachCall(Consumer<Progress> work, Runnable afterwards) {
    for (int at = 0; ; at++) {
      try {
        work.accept(new Cancelling(at));
        return at;
      } catch (CancellationException e) {
        afterwards.run();
      }
    }
  }

  @Override
  public void advance(long some) {
    if (calls++ == at) {
      throw new CancellationException("ended at call " + at);
    }
  }
}
