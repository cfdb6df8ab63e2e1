package org.mailpromoter.exchange.stub.operation;

import org.mailpromoter.exchange.stub.soap.EwsError;

/** Unsubscribe: ends a subscription. */
final class Unsubscribe implements Operation {
  private final Subscriptions subscriptions;

  Unsubscribe(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  @Override
  public void answer(Call call, ResponseMessages messages) {
    messages.add(
        () -> {
          if (!subscriptions.remove(call.request().need("SubscriptionId").text().strip())) {
            throw EwsError.of("ErrorSubscriptionNotFound", "The subscription wasn't found.");
          }
          return xml -> {};
        });
  }
}
