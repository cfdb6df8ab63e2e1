package org.mailpromoter.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class TaskTest {
  private final Task task = new Task();

  @Test
  void itTellsHowMuchIsDone() {
    task.advance(3);
    task.advance(4);
    assertThat(task.done()).isEqualTo(7);
  }

  @Test
  void cancelledWorkEndsWithItsNextStep() {
    task.advance(3);
    task.cancel();
    assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> task.advance(1));
  }
}
