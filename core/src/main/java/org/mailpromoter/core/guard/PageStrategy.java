package org.mailpromoter.core.guard;

import java.util.List;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.message.Envelope;

/**
 * A strategy for which each question is costly, so that it is asked for the keys of a whole page at
 * once.
 *
 * @since 0.1
 */
public interface PageStrategy extends CorrelationStrategy {
  /** The same strategy, which knows the keys of these messages already. */
  CorrelationStrategy prepared(List<Envelope> page);
}
