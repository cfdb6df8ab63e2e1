/**
 * Decides, message by message, whether mail becomes an email activity, and says why.
 *
 * <p>The packages {@code message}, {@code mailbox}, {@code health}, {@code party}, {@code
 * correlation}, {@code policy}, {@code decision}, {@code activity}, {@code history}, {@code turn},
 * {@code sending}, {@code draft}, {@code store} and {@code fault} are words: the contract that
 * plugins, connectors and stores compile against. The packages {@code facts}, {@code promotion},
 * {@code diagnosis}, {@code sync}, {@code dispatch}, {@code delivery}, {@code guard}, {@code
 * memory} and {@code embedding} are work: exported for tools that embed the engine, and free to
 * change in a minor release.
 */
module org.mailpromoter.core {
  requires static org.jspecify;
  requires re2j;

  exports org.mailpromoter.core.access;
  exports org.mailpromoter.core.activity;
  exports org.mailpromoter.core.correlation;
  exports org.mailpromoter.core.decision;
  exports org.mailpromoter.core.delivery;
  exports org.mailpromoter.core.diagnosis.english;
  exports org.mailpromoter.core.diagnosis;
  exports org.mailpromoter.core.dispatch;
  exports org.mailpromoter.core.draft;
  exports org.mailpromoter.core.embedding;
  exports org.mailpromoter.core.facts;
  exports org.mailpromoter.core.fault;
  exports org.mailpromoter.core.guard;
  exports org.mailpromoter.core.health;
  exports org.mailpromoter.core.history;
  exports org.mailpromoter.core.mailbox;
  exports org.mailpromoter.core.memory;
  exports org.mailpromoter.core.message;
  exports org.mailpromoter.core.party;
  exports org.mailpromoter.core.policy;
  exports org.mailpromoter.core.promotion;
  exports org.mailpromoter.core.sending;
  exports org.mailpromoter.core.store;
  exports org.mailpromoter.core.sync;
  exports org.mailpromoter.core.turn;
}
