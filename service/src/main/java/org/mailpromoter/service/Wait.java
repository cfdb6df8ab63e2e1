package org.mailpromoter.service;

import java.time.Duration;

/**
 * What a mailbox waits for after a round.
 *
 * @param atMost when to go on, whatever happens
 * @param news whether news that its server sends end the waiting
 */
record Wait(Duration atMost, boolean news) {
  static Wait forTime(Duration time) {
    return new Wait(time, false);
  }

  static Wait forNews(Duration atMost) {
    return new Wait(atMost, true);
  }
}
