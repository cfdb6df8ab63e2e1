package org.mailpromoter.console.activity;

import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.core.activity.Tracking;

/** Whether replies to an activity are recognised, in words. */
public final class TrackingWords {
  private TrackingWords() {}

  /** The state in a chip. */
  public static Chip chip(Tracking tracking) {
    return switch (tracking) {
      case TRACKED -> new Chip(Tone.YES, "Tracked");
      case UNTRACKED -> new Chip(Tone.CALM, "Untracked");
      case STOPPED -> new Chip(Tone.NO, "Stopped");
    };
  }

  /** What the state means. */
  static String sentence(Tracking tracking) {
    return switch (tracking) {
      case TRACKED -> "Replies are recognised.";
      case UNTRACKED -> "Untracked: it is kept, and replies to it are not recognised.";
      case STOPPED -> "Its conversation is stopped: further mail of it is refused.";
    };
  }
}
