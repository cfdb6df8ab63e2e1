package org.mailpromoter.connectors.exchange.ews.login;

import java.time.Clock;
import java.util.function.Supplier;
import org.mailpromoter.http.Pause;

/**
 * Dependencies of login methods.
 *
 * @param clock decides when tokens expire
 * @param pauses wait for a person
 */
public record LoginParts(Clock clock, Supplier<Pause> pauses) {}
