package org.mailpromoter.connectors.exchange.ews;

import java.time.Clock;
import java.util.function.Supplier;

/**
 * What ways to log in are made of.
 *
 * @param clock tells when tokens expire
 * @param pauses wait for a person
 */
record LoginParts(Clock clock, Supplier<Pause> pauses) {}
