/**
 * What was decided about a message and why: the {@link org.mailpromoter.core.decision.Decision},
 * the reason codes of Dynamics 365 with our precise sub-reasons, and the {@link
 * org.mailpromoter.core.decision.Trace} of every question that was asked with the evidence that
 * answered it. These are words only; deciding itself is done in {@code promotion}, and sentences
 * for people are made in {@code diagnosis}.
 */
@NullMarked
package org.mailpromoter.core.decision;

import org.jspecify.annotations.NullMarked;
