/**
 * Decides whether a message becomes an activity: {@code decide(Facts, Policy) -> Decision}, a pure
 * function whose trace says what each question saw. It stands in the middle of the line, between
 * gathering and committing, and no class that takes part in deciding can do I/O.
 */
@NullMarked
package org.mailpromoter.core.promotion;

import org.jspecify.annotations.NullMarked;
