/**
 * Decides whether a message becomes an activity: {@code decide(Facts, Policy) -> Decision}, a pure
 * function whose trace records the evidence for each question. It comes between gathering and
 * committing, and no class that takes part in deciding does I/O.
 */
@NullMarked
package org.mailpromoter.core.promotion;

import org.jspecify.annotations.NullMarked;
