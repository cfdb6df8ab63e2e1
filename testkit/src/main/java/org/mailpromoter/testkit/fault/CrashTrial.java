package org.mailpromoter.testkit.fault;

import java.util.ArrayList;
import java.util.List;

/**
 * A history that is played again and again, with the process dying at another step each time. What
 * is left in the end must always be the same.
 *
 * <pre>{@code
 * assertThat(CrashTrial.differences(this::play)).isEmpty();
 * }</pre>
 *
 * @since 0.1
 */
@FunctionalInterface
public interface CrashTrial {
  /**
   * Plays the whole history over fresh parts. When a {@link CrashPoint.Crash} comes out of a part,
   * the process died: what it was doing is begun again, without failing a second time.
   *
   * @param crash to be put before the parts that are durable
   * @return what is left in the end, in words that can be compared
   */
  List<String> play(CrashPoint crash) throws Exception;

  /**
   * Plays it once undisturbed, and then once for each step.
   *
   * @return a line for each step after which something else was left
   */
  static List<String> differences(CrashTrial trial) throws Exception {
    CrashPoint undisturbed = CrashPoint.never();
    List<String> expected = trial.play(undisturbed);
    if (undisturbed.steps() == 0) {
      throw new IllegalArgumentException("the trial takes no steps");
    }
    List<String> differences = new ArrayList<>();
    for (int step = 1; step <= undisturbed.steps(); step++) {
      List<String> left = trial.play(CrashPoint.at(step));
      if (!left.equals(expected)) {
        differences.add("after a crash at step " + step + " there is " + left);
      }
    }
    return differences;
  }
}
