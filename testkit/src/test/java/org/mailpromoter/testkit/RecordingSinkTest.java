package org.mailpromoter.testkit;

import java.util.List;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.testkit.memory.RecordingSink;

class RecordingSinkTest implements ActivitySinkContract {
  @Override
  public SinkUnderTest receiver() {
    return new Recorded();
  }

  private static final class Recorded implements SinkUnderTest {
    private final RecordingSink sink = new RecordingSink();

    @Override
    public ActivitySink open() {
      return sink;
    }

    @Override
    public List<EventId> arrived() {
      return sink.arrived().stream().map(ActivityEvent::id).toList();
    }

    @Override
    public void breakDown() {
      sink.answer(event -> Delivery.later("It was told to fail."));
    }

    @Override
    public boolean refuseNext() {
      sink.answer(
          event -> {
            repair();
            return Delivery.rejected("It was told to refuse.");
          });
      return true;
    }

    @Override
    public void repair() {
      sink.answer(event -> Delivery.done());
    }

    @Override
    public void close() {}
  }
}
